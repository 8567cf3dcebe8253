package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.pg.Interleaving.Stores;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two nodes at the same rows, in all orders: see {@link Interleaving}. */
class InterleavingsTest {

    private static Fixture f;
    private static Stores stores;

    @BeforeAll
    static void open() {
        f = new Fixture();
        stores = new Stores(f, UnaryOperator.identity());
    }

    @AfterAll
    static void close() {
        stores.close();
        f.close();
    }

    private static Stream<DynamicTest> all(List<Race<?>> races) {
        return races.stream()
                .map(race -> DynamicTest.dynamicTest(
                        race.sentence(), () -> Interleaving.run(stores, race)));
    }

    @TestFactory
    Stream<DynamicTest> forOneInstance() {
        return all(LifeRaces.ALL);
    }

    @TestFactory
    Stream<DynamicTest> forKeys() {
        return all(KeyRaces.ALL);
    }

    @TestFactory
    Stream<DynamicTest> inFamilies() {
        return all(FamilyRaces.ALL);
    }

    @TestFactory
    Stream<DynamicTest> withOperators() {
        return all(OperatorRaces.ALL);
    }

    @TestFactory
    Stream<DynamicTest> atLimits() {
        return all(LimitRaces.ALL);
    }
}
