package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.internal.store.pg.Interleaving.Order;
import dev.pawl.runtime.internal.store.pg.Interleaving.Stores;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes at the same rows, in all orders: see {@link Interleaving}. */
class InterleavingsTest {

    private static Fixture f;
    private static Stores stores;
    private static Stores general;
    private static Stores company;

    @BeforeAll
    static void open() {
        f = new Fixture();
        stores = new Stores(f, UnaryOperator.identity());
        general = new Stores(f, PgOneSignalTest::switchedOff);
        company = new Stores(f, UnaryOperator.identity(), true);
    }

    @AfterAll
    static void close() {
        stores.close();
        general.close();
        company.close();
        f.close();
    }

    private static Stream<DynamicTest> all(List<Race<?>> races) {
        return all(stores, races);
    }

    private static Stream<DynamicTest> all(Stores stores, List<Race<?>> races) {
        return races.stream()
                .map(race -> DynamicTest.dynamicTest(race.sentence(), () -> Interleaving.run(stores, race)));
    }

    @TestFactory
    Stream<DynamicTest> forOneInstance() {
        return all(LifeRaces.ALL);
    }

    @TestFactory
    Stream<DynamicTest> forOneThatIsClaimedWithItsSignal() {
        return all(HandedRaces.ALL);
    }

    private static Stream<DynamicTest> deliveries(Stores stores) {
        return Stream.of(LifeRaces.ALL, HandedRaces.ALL, KeyRaces.ALL, OperatorRaces.ALL, LimitRaces.ALL)
                .flatMap(List::stream)
                .filter(race -> race.sentence().matches(".*(deliver|signal).*"))
                .flatMap(race -> all(stores, List.of(race)));
    }

    /** One signal has a statement of its own, several have; this is for what they leave. */
    @TestFactory
    Stream<DynamicTest> withTheGeneralStatement() {
        return deliveries(general);
    }

    @TestFactory
    Stream<DynamicTest> withTheStatementForSeveralSignals() {
        return deliveries(company);
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

    /** Where nobody waited or stopped, the orders would be no more than one after the other. */
    @Test
    void theOrdersAreMade() throws Exception {
        try (Stores own = new Stores(f, UnaryOperator.identity())) {
            for (Race<?> race : LimitRaces.ALL) {
                Interleaving.run(own, race);
            }
            assertThat(own.made(Order.OVERLAPPING)).isGreaterThan(LimitRaces.ALL.size());
            assertThat(own.made(Order.OVERTAKEN)).isPositive();
            assertThat(own.made(Order.MET)).isPositive();
        }
    }

    /** In each of these races somebody delivers one signal, or several, by the statement for that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOrdersAreMadeForSignals(boolean several) throws Exception {
        try (Stores own = new Stores(f, UnaryOperator.identity(), several)) {
            for (Race<?> race : HandedRaces.ALL) {
                Interleaving.run(own, race);
            }
            assertThat(own.made(Order.OVERTAKEN)).isGreaterThanOrEqualTo(HandedRaces.ALL.size());
            assertThat(own.made(Order.MET)).isGreaterThanOrEqualTo(HandedRaces.ALL.size());
        }
    }

    /** Statements with a mistake each, and the races that find it. */
    enum Broken {
        A_PARK_THAT_DOES_NOT_COMPARE("i\\.mail > g\\.seen", "false", LifeRaces.ALL),
        AN_OUTCOME_WITHOUT_A_FENCE("i\\.rev = g\\.rev AND i\\.node = \\?", "?::bigint <> 0", LifeRaces.ALL),
        A_CLAIM_OF_TWO_TIMES(
                "i\\.ctid = ANY \\(ARRAY\\(SELECT spot FROM picked\\)\\)",
                "i.id = ANY (ARRAY(SELECT id FROM picked))",
                LifeRaces.ALL),
        A_DELIVERY_THAT_LOCKS_NOTHING(
                "(WHERE i\\.id = t\\.id AND i\\.ended_at IS NULL\\s+LIMIT 1)\\s+FOR NO KEY UPDATE",
                "$1",
                HandedRaces.ALL),
        A_SIGNAL_THAT_LOCKS_NOTHING("FOR NO KEY UPDATE SKIP LOCKED(\\s+\\) l\\s)", "OFFSET 0$1", HandedRaces.ALL),
        A_SIGNAL_THAT_DOES_NOT_ASK_FOR_OTHERS("i\\.mail = i\\.taken OR", "true OR", HandedRaces.ALL),
        SEVERAL_SIGNALS_OF_TWO_TIMES(" FILTER \\(WHERE version = spot\\)", "", HandedRaces.ALL),
        SEVERAL_SIGNALS_THAT_DO_NOT_ASK_FOR_OTHERS("i\\.mail = i\\.taken OR", "true OR", HandedRaces.ALL),
        A_PARK_THAT_MISSES_THE_JOIN("g\\.kids = -2 AND i\\.joined_at IS NOT NULL", "false", FamilyRaces.ALL),
        A_REWIND_BESIDE_WHO_CANCELS("(c\\.spawn = \\?) FOR UPDATE", "$1", FamilyRaces.ALL),
        A_FIRING_WITHOUT_A_LOCK("(s\\.rev = \\?)\\s+FOR NO KEY UPDATE", "$1", KeyRaces.ALL),
        A_GATE_THAT_NOBODY_LOCKS(
                "DO UPDATE SET day = excluded\\.day WHERE t\\.day <> excluded\\.day", "DO NOTHING", LimitRaces.ALL);

        private final String right;
        private final String wrong;
        private final List<Race<?>> races;

        Broken(String right, String wrong, List<Race<?>> races) {
            this.right = right;
            this.wrong = wrong;
            this.races = races;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenStatementIsFound(Broken broken) {
        UnaryOperator<String> statements = broken == Broken.A_DELIVERY_THAT_LOCKS_NOTHING
                ? PgOneSignalTest::switchedOff
                : UnaryOperator.identity();
        boolean several = broken.name().startsWith("SEVERAL");
        try (Stores wrong =
                new Stores(f, sql -> statements.apply(sql).replaceAll(broken.right, broken.wrong), several)) {
            assertThatThrownBy(() -> {
                        for (Race<?> race : broken.races) {
                            Interleaving.run(wrong, race);
                        }
                    })
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("one after the other");
        }
    }
}
