package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static dev.pawl.runtime.internal.store.StoreFixture.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Upkeep.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The history says when an execution began, so that it can be told which were at the same time. */
class ExecutionsTest extends StoreContract {

    private static final Gate GATE = new Gate("@order", "customer:7");

    private List<HistoryRow> history(long id) {
        return f.store.operators().history(id, -1, 99);
    }

    private HistoryRow last(long id) {
        List<HistoryRow> all = history(id);
        return all.get(all.size() - 1);
    }

    private void commit(Claimed claimed, long rev, Then then) {
        Commit outcome = told(f.to(claimed.id(), rev, then, 9), What.ENTERED, claimed.state());
        assertThat(f.commit(outcome).applied()).isTrue();
    }

    @Test
    void theStepsOfAnExecutionTellWhenItBegan() {
        Claimed claimed = f.claimedNew();
        long id = claimed.id();
        assertThat(last(id).began()).isNull();
        commit(claimed, claimed.rev(), Then.CONTINUE);
        assertThat(last(id).began()).isEqualTo(claimed.now());
        commit(claimed, claimed.rev() + 1, Then.PARK);
        assertThat(last(id).began()).isEqualTo(claimed.now()).isBeforeOrEqualTo(last(id).at());
        f.deliver(f.signal(id, "{}", null));
        f.store.operators().pause(id, "alice");
        assertThat(last(id).began()).isNull();
        f.store.operators().resume(id, "alice");
        Claimed again = f.claim(1).get(0);
        assertThat(again.now()).isAfter(claimed.now());
        commit(again, again.rev(), Then.DONE);
        assertThat(last(id).began()).isEqualTo(again.now());
    }

    @Test
    void whateverEndsAnExecutionTellsWhenItBegan() {
        Operators operators = f.store.operators();
        for (int how = 0; how < 5; how++) {
            Claimed claimed = f.claimedNew();
            long id = claimed.id();
            switch (how) {
                case 0 -> {
                    f.expire(id, Duration.ofSeconds(1));
                    assertThat(f.store.reap(9)).hasSize(1);
                }
                case 1 -> f.store.cancel(f.a.machine(), id, "why");
                case 2 -> operators.cancel(id, "why", "alice");
                case 3 -> operators.rewind(id, 0, "alice");
                default -> commit(claimed, claimed.rev(), Then.DONE);
            }
            assertThat(last(id).began()).as(last(id).what().name()).isEqualTo(claimed.now());
            // Nobody executes it any more.
            Instant before = last(id).at();
            operators.cancel(id, "why", "alice");
            assertThat(last(id).at().equals(before) || last(id).began() == null).isTrue();
        }
    }

    @Test
    void aChildThatIsCancelledWhileItExecutesTellsWhenItBegan() {
        Commit spawning = StoreFixture.spawning(f.to(f.claimedNew(), Then.PARK), f.runnable("one"), f.runnable("two"));
        Committed parent = f.commit(told(spawning, What.ENTERED, f.a.state()));
        Claimed executing = f.claim(1).get(0);
        f.store.cancel(f.a.machine(), parent.id(), "over");
        assertThat(f.store.cancelChildren(Sweep.START, 99).cancelled()).isEqualTo(2);
        for (Row child : f.store.operators().children(parent.id(), 0, 9)) {
            assertThat(last(child.id()).what()).isEqualTo(What.CANCELLED);
            assertThat(last(child.id()).began()).isEqualTo(child.id() == executing.id() ? executing.now() : null);
        }
    }

    /** Both are claimed at the same time; the second has no place until the first has left. */
    @Test
    void anExecutionBeginsWhenItHasItsPlace() {
        for (int i = 0; i < 2; i++) {
            f.insert(new NewRow(f.a, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER, GATE));
        }
        List<Claimed> both = f.store.claim(QUEUE, f.states, 2, LEASE, NODE);
        Claimed first = both.get(0);
        Claimed second = both.get(1);
        enter(first);
        commit(first, first.rev(), Then.DONE);
        enter(second);
        commit(second, second.rev(), Then.DONE);
        assertThat(second.now()).isBeforeOrEqualTo(last(first.id()).at());
        assertThat(Objects.requireNonNull(last(second.id()).began()))
                .isAfter(second.now())
                .isAfterOrEqualTo(last(first.id()).at());
    }

    /** Their node died, or they were cancelled, between the claim and the place. */
    @Test
    void oneThatNeverHadItsPlaceHasNotBegun() {
        NewRow gated = new NewRow(f.a, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER, GATE);
        for (int how = 0; how < 2; how++) {
            long id = f.insert(gated);
            assertThat(f.claim(1)).hasSize(1);
            if (how == 0) {
                f.expire(id, Duration.ofSeconds(1));
                assertThat(f.store.reap(9)).hasSize(1);
                assertThat(last(id).what()).isEqualTo(What.CRASHED);
                assertThat(last(id).began()).isNull();
            }
            f.store.cancel(f.a.machine(), id, "over");
            assertThat(last(id).what()).isEqualTo(What.CANCELLED);
            assertThat(last(id).began()).isNull();
        }
    }

    private void enter(Claimed row) {
        assertThat(f.store.limits().enter(Map.of(new Held(row.id(), row.rev()), GATE), NODE))
                .containsExactly(row.id());
    }

    @Test
    void theArchiveTellsItToo() {
        Claimed claimed = f.claimedNew();
        commit(claimed, claimed.rev(), Then.DONE);
        YearMonth month = YearMonth.from(claimed.now().atOffset(ZoneOffset.UTC));
        List<Line> lines = f.store.upkeep().historyLines(month, Line.FIRST, 9);
        assertThat(lines.get(0).json()).doesNotContain("\"began\"");
        assertThat(lines.get(1).json())
                .contains(",\"began\":\"" + claimed.now().toString().substring(0, 19));
    }
}
