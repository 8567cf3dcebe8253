package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Operated;
import dev.pawl.runtime.internal.store.Sweep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parents and children, and who does something to both at the same time. */
class PgFamilyTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    private NewRow[] children(int count) {
        return Collections.nCopies(count, f.runnable(null)).toArray(NewRow[]::new);
    }

    /** A parent that waits for so many, which are claimed. */
    private List<Claimed> family(int count) {
        return family(count, Then.PARK);
    }

    private List<Claimed> family(int count, Then then) {
        assertThat(f.commit(Fixture.spawning(f.to(f.claimedNew(), then), children(count)))
                        .applied())
                .isTrue();
        return f.claim(count);
    }

    private long parentOf(List<Claimed> children) {
        Long parent = children.get(0).parent();
        if (parent == null) {
            throw new AssertionError("it has no parent");
        }
        return parent;
    }

    private String parent(long id) throws SQLException {
        return f.value(
                "SELECT status, kids, joined_at IS NOT NULL, due IS NOT NULL FROM pawl.instance WHERE id = " + id);
    }

    private Commit failed(Claimed child) {
        return Fixture.with(
                f.to(child, Then.FAILED), new Family(Family.AS_BEFORE, false, false, child.parent()), Effects.NONE);
    }

    private Commit leaving(long id, long rev, Then then) {
        return Fixture.with(f.to(id, rev, then, 0), new Family(Family.FOR_NONE, false, true, null), Effects.NONE);
    }

    private long rev(long id) throws SQLException {
        return Long.parseLong(f.value("SELECT rev FROM pawl.instance WHERE id = " + id));
    }

    private String live() throws SQLException {
        return f.value("SELECT count(*) FROM pawl.instance WHERE parent IS NOT NULL AND ended_at IS NULL");
    }

    /** The whole list, once. */
    private int sweep() {
        int cancelled = 0;
        Sweep sweep = Sweep.START;
        do {
            sweep = f.store.cancelChildren(sweep, 5);
            cancelled += sweep.cancelled();
        } while (!sweep.over());
        return cancelled;
    }

    @Test
    void theLastChildEndsWhileTheParentParks() throws Exception {
        Claimed parent = f.claimedNew();
        Committed kept = f.commit(Fixture.spawning(f.to(parent, Then.CONTINUE), children(2)));
        List<Claimed> children = f.claim(2);
        f.commit(f.done(children.get(0)));
        try (Connection worker = f.transaction()) {
            assertThat(f.store
                            .commitWithin(worker, f.to(parent.id(), kept.rev(), Then.PARK, 0), NODE)
                            .due())
                    .isNull();
            CompletableFuture<Committed> end = CompletableFuture.supplyAsync(() -> f.commit(f.done(children.get(1))));
            f.awaitLockWait();
            worker.commit();
            assertThat(end.get().effected().woken()).containsExactly(Fixture.QUEUE);
        }
        assertThat(f.claim(9))
                .singleElement()
                .satisfies(joined -> assertThat(joined.joinedAt()).isNotNull());
    }

    @Test
    void theParentParksWhileTheLastChildEnds() throws Exception {
        Claimed parent = f.claimedNew();
        Committed kept = f.commit(Fixture.spawning(f.to(parent, Then.CONTINUE), children(1)));
        Claimed child = f.claim(1).get(0);
        try (Connection worker = f.transaction()) {
            assertThat(f.store
                            .commitWithin(worker, f.done(child), NODE)
                            .effected()
                            .woken())
                    .isEmpty();
            CompletableFuture<Committed> park =
                    CompletableFuture.supplyAsync(() -> f.commit(f.to(parent.id(), kept.rev(), Then.PARK, 0)));
            f.awaitLockWait();
            worker.commit();
            assertThat(park.get().due()).isZero();
            assertThat(park.get().joinedAt()).isNotNull();
        }
    }

    @Test
    void theLastTwoEndInTwoGroups() throws Exception {
        List<Claimed> children = family(2);
        try (Connection worker = f.transaction()) {
            f.store.commitWithin(worker, f.done(children.get(1)), NODE);
            CompletableFuture<Committed> end = CompletableFuture.supplyAsync(() -> f.commit(f.done(children.get(0))));
            f.awaitLockWait();
            worker.commit();
            assertThat(end.get().effected().woken()).containsExactly(Fixture.QUEUE);
        }
        assertThat(parent(parentOf(children))).isEqualTo("0|0|t|t");
    }

    @Test
    void theParentAndItsLastChildrenAreInOneGroup() throws SQLException {
        for (boolean parentFirst : new boolean[] {true, false}) {
            Claimed parent = f.claimedNew();
            Committed kept = f.commit(Fixture.spawning(f.to(parent, Then.CONTINUE), children(2)));
            List<Commit> group =
                    new ArrayList<>(f.claim(2).stream().map(f::done).toList());
            group.add(parentFirst ? 0 : 2, f.to(parent.id(), kept.rev(), Then.PARK, 0));
            assertThat(f.store.commit(group, NODE)).allMatch(Committed::applied);
            assertThat(parent(parent.id())).isEqualTo("0|0|t|t");
            assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(parent.id());
        }
    }

    @Test
    void aChildIsCancelledWhileItEnds() throws Exception {
        List<Claimed> children = family(1);
        try (Connection worker = f.transaction()) {
            f.store.commitWithin(worker, f.done(children.get(0)), NODE);
            CompletableFuture<?> cancel = CompletableFuture.supplyAsync(
                    () -> f.store.cancel(f.a.machine(), children.get(0).id(), "no"));
            f.awaitLockWait();
            worker.commit();
            cancel.get();
        }
        assertThat(parent(parentOf(children))).isEqualTo("0|0|t|t");
        assertThat(f.store.children(parentOf(children)))
                .extracting(Ended::status)
                .containsExactly(Status.DONE);
    }

    @Test
    void theEndOfAChildIsCountedWhileItsParentIsHeldAndTheJoinFollowsItsResume() throws SQLException {
        List<Claimed> children = family(1);
        long parent = parentOf(children);
        f.store.operators().pause(parent, "ann");
        assertThat(f.commit(f.done(children.get(0))).effected().woken()).isEmpty();
        assertThat(parent(parent)).isEqualTo("3|0|t|f");
        assertThat(f.store.operators().resume(parent, "ann").queue()).isEqualTo(Fixture.QUEUE);
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void aParentThatIsRewoundWhileItsChildrenAreCancelledCountsThoseThatAreLeft() throws Exception {
        long parent = spawnedWithHistory(1);
        long spawn = rev(parent);
        f.store.cancel(f.a.machine(), parent, "a mistake");
        CompletableFuture<Operated> rewound;
        try (Connection reaper = f.transaction();
                Statement statement = reaper.createStatement()) {
            statement.execute("SELECT FROM pawl.cancellation FOR UPDATE");
            statement.execute(
                    "UPDATE pawl.instance SET status = 6, ended_at = now(), due = NULL, lease = NULL, node = NULL"
                            + " WHERE parent = " + parent);
            statement.execute("DELETE FROM pawl.cancellation");
            rewound = CompletableFuture.supplyAsync(() -> f.store.operators().rewind(parent, spawn, "ann"));
            f.awaitLockWait();
            reaper.commit();
        }
        assertThat(rewound.get().answer()).isEqualTo(Operated.Answer.DONE);
        assertThat(parent(parent)).isEqualTo("0|0|t|t");
    }

    /** A parent whose entry the history knows, so that it can be rewound to it. */
    private long spawnedWithHistory(int count, NewRow... more) throws SQLException {
        Claimed claimed = f.claimedNew();
        NewRow[] rows = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(children(count)), java.util.Arrays.stream(more))
                .toArray(NewRow[]::new);
        f.commit(Fixture.spawning(f.to(claimed, Then.PARK), rows));
        f.execute("INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, data)"
                + " SELECT id, rev, now(), state, state, 1, data FROM pawl.instance WHERE id = " + claimed.id());
        return claimed.id();
    }

    @Test
    void whatIsDeletedLeavesNoRefusedChildrenBehind() throws SQLException {
        f.insert(f.waiting("taken"));
        long parent = spawnedWithHistory(0, f.waiting("taken"));
        f.commit(leaving(parent, f.claim(1).get(0).rev(), Then.DONE));
        assertThat(f.store.operators().delete(parent, "ann").answer()).isEqualTo(Operated.Answer.DONE);
        assertThat(f.query("SELECT * FROM pawl.child_refused")).isEmpty();
    }

    @Test
    void manyParentsWithFewChildrenEachAreOneMatter() throws SQLException {
        List<Long> parents = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            parents.add(parentOf(family(1)));
        }
        for (long parent : parents) {
            f.store.cancel(f.a.machine(), parent, "enough");
        }
        assertThat(f.store.cancelChildren(Sweep.START, 500).cancelled()).isEqualTo(40);
        assertThat(live()).isEqualTo("0");
        assertThat(f.query("SELECT * FROM pawl.cancellation")).isEmpty();
    }

    @Test
    void childrenThatSomebodyHoldsKeepNobodyElsesAlive() throws SQLException {
        List<Long> parents = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            parents.add(parentOf(family(2)));
        }
        for (long parent : parents) {
            f.store.cancel(f.a.machine(), parent, "enough");
        }
        try (Connection user = f.transaction();
                Statement statement = user.createStatement()) {
            statement.execute(
                    "SELECT FROM pawl.instance WHERE nth = 0 AND parent < " + parents.get(18) + " FOR UPDATE");
            assertThat(sweep()).isEqualTo(22);
            assertThat(live()).isEqualTo("18");
            assertThat(sweep()).isZero();
        }
        assertThat(sweep()).isEqualTo(18);
        assertThat(f.query("SELECT * FROM pawl.cancellation")).isEmpty();
    }

    @Test
    void theListIsSharedByReapers() throws Exception {
        List<Long> parents = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            parents.add(parentOf(family(3)));
        }
        for (long parent : parents) {
            f.store.cancel(f.a.machine(), parent, "enough");
        }
        List<CompletableFuture<Integer>> reapers = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            reapers.add(CompletableFuture.supplyAsync(this::sweep));
        }
        int cancelled = 0;
        for (CompletableFuture<Integer> reaper : reapers) {
            cancelled += reaper.get();
        }
        assertThat(cancelled + sweep()).isEqualTo(90);
        assertThat(f.query("SELECT * FROM pawl.cancellation")).isEmpty();
    }

    @Test
    void whoLeavesWithTheEndOfItsLastChildLeavesNobodyBehind() throws SQLException {
        List<Claimed> children = family(1);
        long parent = parentOf(children);
        f.execute("UPDATE pawl.instance SET due = now(), status = 0 WHERE id = " + parent);
        Claimed timer = f.claim(1).get(0);
        assertThat(f.store.commit(List.of(leaving(parent, timer.rev(), Then.PARK), f.done(children.get(0))), NODE))
                .allMatch(Committed::applied);
        assertThat(parent(parent)).isEqualTo("2|null|f|f");
        assertThat(sweep()).isZero();
        assertThat(f.query("SELECT * FROM pawl.cancellation")).isEmpty();
    }

    @Test
    void aJoinComesAfterTheEventThatIsToRunAgain() throws SQLException {
        List<Claimed> children = family(1);
        long parent = parentOf(children);
        f.execute("UPDATE pawl.instance SET due = now(), status = 0 WHERE id = " + parent);
        Claimed timer = f.claim(1).get(0);
        f.commit(Fixture.again(f.to(timer, Then.PARK), new Again("timer x", 1, 1, Due.in(Duration.ofMinutes(5)))));
        f.commit(f.done(children.get(0)));
        assertThat(f.claim(1)).isEmpty();
        assertThat(parent(parent)).isEqualTo("0|0|t|t");
        f.execute("UPDATE pawl.instance SET due = now(), event_at = now() WHERE id = " + parent);
        assertThat(f.commit(f.to(f.claim(1).get(0), Then.PARK)).due()).isZero();
    }
}
