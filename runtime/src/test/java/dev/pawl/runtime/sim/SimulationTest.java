package dev.pawl.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.sim.One.Mail;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.Sent;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Random machines, random histories, and crashes at their commits: the real engine over the store in memory, compared with
 * a {@link Reference}. {@code -Dpawl.sim=N} says how many scenarios, {@code -Dpawl.sim.seed=S} with which the first begins;
 * a seed makes the same scenario, and the same run of it, each time.
 */
class SimulationTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.pawl");

    /** So many scenarios find a mistake, if there is one. */
    private static final long FEW = 3_000;

    private static @Nullable Level before;

    @BeforeAll
    static void quiet() {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(before);
    }

    /** The first of these seeds whose scenario differs, and in what, shrunken; null where none does. */
    private static @Nullable String first(
            long from, long count, Function<Table, Reference> rules, UnaryOperator<Store> engine) throws Exception {
        OptionalLong first = Seeds.first(from, count, seed -> Simulation.run(Scenario.of(seed), rules, engine) != null);
        return first.isPresent() ? shrunken(first.getAsLong(), rules, engine) : null;
    }

    private static String shrunken(long seed, Function<Table, Reference> rules, UnaryOperator<Store> engine) {
        Scenario scenario =
                Shrinker.shrink(Scenario.of(seed), smaller -> Simulation.run(smaller, rules, engine) != null);
        return "seed " + seed + ", " + Simulation.run(scenario, rules, engine) + "\n" + scenario;
    }

    @Test
    void theEngineKeepsTheRules() throws Exception {
        assertThat(first(
                        Long.getLong("pawl.sim.seed", 1),
                        Long.getLong("pawl.sim", 100_000),
                        Reference::new,
                        UnaryOperator.identity()))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasFoundIsNoMore(Found found) {
        assertThat(Simulation.run(found.scenario(), Reference::new, UnaryOperator.identity()))
                .as(found.scenario().toString())
                .isNull();
    }

    @Test
    void aSeedIsTheSameScenarioEachTime() {
        assertThat(Scenario.of(7)).isEqualTo(Scenario.of(7)).isNotEqualTo(Scenario.of(8));
        assertThat(Scenario.of(7).toString()).isEqualTo(Scenario.of(7).toString());
    }

    /** Rules that are not Pawl's. */
    enum WrongRule {
        TIES_TO_THE_TIMER {
            @Override
            Reference of(Table table) {
                return new Reference(table) {
                    @Override
                    int rank(Kind kind) {
                        return -super.rank(kind);
                    }
                };
            }
        },
        THE_ACTION_FIRST {
            @Override
            Reference of(Table table) {
                return new Reference(table) {
                    @Override
                    @Nullable Event event(One one, Instant now, @Nullable Hold hold) {
                        Event event = super.event(one, now, hold);
                        Event action = event == null ? null : action(one, now);
                        return action == null ? event : action;
                    }
                };
            }
        },
        NO_DEDUP {
            @Override
            Reference of(Table table) {
                return new Reference(table) {
                    @Override
                    boolean deliver(One one, Sent signal, long payload, Instant now) {
                        return super.deliver(one, new Sent(signal.key(), signal.signal(), ""), payload, now);
                    }
                };
            }
        },
        SIGNALS_BY_LATENESS {
            @Override
            Reference of(Table table) {
                return new Reference(table) {
                    @Override
                    boolean deliver(One one, Sent signal, long payload, Instant now) {
                        boolean fresh = super.deliver(one, signal, payload, now);
                        if (fresh) {
                            Mail last = one.inbox.remove(one.inbox.size() - 1);
                            one.inbox.add(0, last);
                        }
                        return fresh;
                    }
                };
            }
        },
        CRASHES_DO_NOT_COUNT {
            @Override
            Reference of(Table table) {
                return new Reference(table) {
                    @Override
                    void crash(One one, Instant now) {}
                };
            }
        };

        abstract Reference of(Table table);
    }

    @ParameterizedTest
    @EnumSource
    void anotherRuleIsFoundToDifferInAFewLines(WrongRule rule) throws Exception {
        String found = first(1, FEW, rule::of, UnaryOperator.identity());
        assertThat(found).isNotNull();
        assertThat(found.lines().count()).as(found).isLessThan(16);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenStoreIsFoundInAFewLines(BrokenStore broken) throws Exception {
        String found = first(1, FEW, Reference::new, broken::of);
        assertThat(found).isNotNull();
        assertThat(found.lines().count()).as(found).isLessThan(16);
    }
}
