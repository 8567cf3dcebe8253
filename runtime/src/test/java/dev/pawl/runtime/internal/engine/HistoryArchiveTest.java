package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.internal.store.Upkeep;
import dev.pawl.runtime.internal.store.pg.PgStore;
import dev.pawl.runtime.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes at one month, of which one is done while the other still reads. */
class HistoryArchiveTest {

    private static final YearMonth MONTH = YearMonth.of(2020, 2);
    private static final int ENTRIES = 12_000;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Upkeep upkeep;

    @BeforeEach
    void fill() throws SQLException {
        database = TestDatabase.fresh();
        Pawl.migrate(database.dataSource());
        database.execute("INSERT INTO pawl.machine (name) VALUES ('Old')");
        database.execute(
                "INSERT INTO pawl.state (machine, version, name, shape) SELECT id, 1, 'Start', 1 FROM pawl.machine");
        database.execute("INSERT INTO pawl.history (instance, rev, at, to_state, what)"
                + " SELECT n % 7, n, '2020-02-10Z', id, 1 FROM pawl.state, generate_series(1, " + ENTRIES + ") n");
        upkeep = new PgStore(database.dataSource()).upkeep();
        upkeep.extendHistory();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoeverFindsTheMonthGoneAtTheEndLeavesTheOthersFile() throws IOException {
        HistoryArchive first = new HistoryArchive(directory, 1);
        HistoryArchive second = new HistoryArchive(directory, 2);
        Upkeep overtaken = before("historyLines", 2, () -> {
            assertThat(first.write(MONTH, upkeep, () -> false)).isTrue();
            assertThat(upkeep.dropHistory(MONTH)).isTrue();
        });
        assertThat(second.write(MONTH, overtaken, () -> false)).isFalse();
        assertThat(lines()).isEqualTo(ENTRIES);
    }

    @Test
    void whoeverFindsTheMonthAtTheEndHasReadAllOfIt() throws IOException {
        HistoryArchive first = new HistoryArchive(directory, 1);
        HistoryArchive second = new HistoryArchive(directory, 2);
        Upkeep together = before(
                "hasHistory",
                1,
                () -> assertThat(first.write(MONTH, upkeep, () -> false)).isTrue());
        assertThat(second.write(MONTH, together, () -> false)).isTrue();
        assertThat(lines()).isEqualTo(ENTRIES);
    }

    @Test
    void whatWasBrokenOffLeavesNothing() throws IOException {
        assertThat(new HistoryArchive(directory, 1).write(MONTH, upkeep, () -> true))
                .isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    private interface Meanwhile {
        void run() throws IOException;
    }

    /** The real one, but something happens before a call of it. */
    private Upkeep before(String method, int call, Meanwhile meanwhile) {
        int[] calls = {0};
        return (Upkeep) Proxy.newProxyInstance(
                Upkeep.class.getClassLoader(), new Class<?>[] {Upkeep.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method) && ++calls[0] == call) {
                        meanwhile.run();
                    }
                    return invoke(called, arguments);
                });
    }

    private Object invoke(Method called, Object[] arguments) throws ReflectiveOperationException {
        return called.invoke(upkeep, arguments);
    }

    /** Of the only file that is there. */
    private long lines() throws IOException {
        Path file = directory.resolve("history-2020-02.jsonl.gz");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().distinct().count();
        }
    }
}
