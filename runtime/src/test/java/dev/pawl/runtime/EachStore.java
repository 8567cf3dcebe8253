package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Completion;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds on a real Postgres, with as many nodes as a test starts, and in memory, where one is all there is. */
@ParameterizedClass
@EnumSource(EachStore.On.class)
abstract class EachStore {

    enum On {
        MEMORY,
        POSTGRES
    }

    @Parameter
    On on;

    /** Null in memory. */
    @Nullable TestDatabase database;

    final Map<List<TestMachine>, Pawl> inMemory = new HashMap<>();

    @BeforeEach
    void openDatabase() {
        database = on == On.POSTGRES ? TestDatabase.fresh() : null;
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    /** A node; in memory it is started once, and given again to who asks for another one with the same machines. */
    Pawl start(TestMachine... machines) {
        if (database != null) {
            return start(Pawl.on(database.dataSource()), machines);
        }
        assumeTrue(inMemory.isEmpty() || inMemory.containsKey(List.of(machines)), "one node is all there is");
        return inMemory.computeIfAbsent(List.of(machines), any -> start(Pawl.inMemory(), machines));
    }

    static Pawl start(Pawl.Builder node, TestMachine... machines) {
        Pawl.Builder builder = node.poll(Duration.ofMillis(100)).drain(Duration.ofSeconds(5));
        for (TestMachine machine : machines) {
            builder.run(machine);
        }
        return builder.start();
    }

    static Object result(Completion<Object> completion) {
        assertThat(completion).isInstanceOf(Completion.Done.class);
        return ((Completion.Done<Object>) completion).result();
    }
}
