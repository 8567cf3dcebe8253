package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgRosterTest {

    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final InstanceQuery ASIDE =
            new InstanceQuery(null, null, null, null, null, null, null, null, null, null, null, true);

    private Fixture f;
    private Roster roster;

    @BeforeEach
    void open() {
        f = new Fixture();
        roster = f.store.roster();
    }

    @AfterEach
    void close() {
        f.close();
    }

    /** No node has said for so long that it knows any state. */
    private void silence(String interval) throws SQLException {
        f.execute("UPDATE pawl.state SET known_at = known_at - interval '" + interval + "'");
    }

    private Map<Integer, Long> known() {
        return roster.known(f.states, EVERY, GRACE);
    }

    /** The whole way back, as an engine does it. */
    private int back() {
        Map<Integer, Long> states = known();
        int count = 0;
        if (!states.isEmpty()) {
            long last = -1;
            for (Roster.Back back = roster.bringBack(states.keySet(), last, 2);
                    back.last() != null;
                    back = roster.bringBack(states.keySet(), last, 2)) {
                last = back.last();
                count += back.count();
            }
            roster.settled(states);
        }
        return count;
    }

    private Row row(long id) {
        return f.store.operators().row(id).orElseThrow();
    }

    @Test
    void whatIsKnownStaysWithinTheGrace() throws SQLException {
        f.insert(f.runnable(null));
        assertThat(roster.setAside(GRACE, 10)).isEmpty();
        silence("4 min 50 s");
        assertThat(roster.setAside(GRACE, 10)).isEmpty();
        assertThat(known()).isEmpty();
        silence("4 min 50 s");
        assertThat(roster.setAside(GRACE, 10)).isEmpty();
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void whatWasJustSaidIsNotSaidAgain() throws SQLException {
        String sql = "SELECT xmin FROM pawl.state WHERE id = " + f.a.state();
        String before = f.value(sql);
        known();
        assertThat(f.value(sql)).isEqualTo(before);
        silence("15 s");
        String silent = f.value(sql);
        known();
        assertThat(f.value(sql)).isNotEqualTo(silent);
    }

    @Test
    void whatNobodyKnowsIsSetAsideListedAndBroughtBackAsItWas() throws SQLException {
        long due = f.insert(f.runnable("k"));
        long later = f.insert(new NewRow(f.a, Fixture.QUEUE, 5, null, "{}", Due.in(Duration.ofHours(1)), Due.NEVER));
        long waiting = f.insert(f.waiting(null));
        silence("6 min");
        assertThat(roster.setAside(GRACE, 10)).isEqualTo(Map.of(Fixture.A, 1));
        assertThat(roster.setAside(GRACE, 10)).isEmpty();
        assertThat(f.value("SELECT due IS NULL AND held_due <= now() FROM pawl.instance WHERE id = " + due))
                .isEqualTo("t");
        assertThat(f.claim(9)).isEmpty();
        assertThat(row(due).status()).isEqualTo(Status.PAUSED);
        assertThat(row(due).held()).isEqualTo(4);
        assertThat(row(later).held()).isZero();
        assertThat(row(waiting).status()).isEqualTo(Status.WAITING);
        assertThat(f.store.operators().list(ASIDE, Long.MAX_VALUE, 10))
                .extracting(Row::id)
                .containsExactly(due);
        assertThat(roster.unknown()).singleElement().satisfies(state -> {
            assertThat(state.key()).isEqualTo(Fixture.A);
            assertThat(state.knownAt()).isBefore(state.asideAt());
        });
        // Signals come all the same.
        f.deliver(f.signal("k", "{}", null));
        assertThat(row(due).status()).isEqualTo(Status.PAUSED);

        assertThat(back()).isEqualTo(1);
        assertThat(roster.unknown()).isEmpty();
        assertThat(known()).isEmpty();
        assertThat(row(due).status()).isEqualTo(Status.RUNNABLE);
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(due);
    }

    @Test
    void onlyTheStatesThatAreKnownComeBackHoweverManyThereAre() throws SQLException {
        f.store.insert(Collections.nCopies(5, f.runnable(null)));
        f.store.insert(Collections.nCopies(5, new NewRow(f.other, Fixture.QUEUE, 5, null, "{}", Due.NOW, Due.NEVER)));
        silence("6 min");
        assertThat(roster.setAside(GRACE, 7).values().stream().mapToInt(n -> n).sum())
                .isEqualTo(7);
        assertThat(roster.setAside(GRACE, 7).values().stream().mapToInt(n -> n).sum())
                .isEqualTo(3);
        assertThat(back()).isEqualTo(5);
        assertThat(roster.unknown()).extracting(Roster.Unknown::key).containsExactly(Fixture.OTHER);
        assertThat(f.claim(9)).hasSize(5);
    }

    @Test
    void strangersBehindOthersInEveryQueueAndPriorityAreFound() throws SQLException {
        for (String queue : List.of("a", "b", "c")) {
            for (int priority : List.of(0, 9)) {
                f.insert(new NewRow(f.a, queue, priority, null, "{}", Due.NOW, Due.NEVER));
                f.insert(new NewRow(f.other, queue, priority, null, "{}", Due.NOW, Due.NEVER));
            }
        }
        silence("6 min");
        known();
        assertThat(roster.setAside(GRACE, 100)).isEqualTo(Map.of(Fixture.OTHER, 6));
        assertThat(f.value("SELECT count(*) FROM pawl.instance WHERE due IS NOT NULL"))
                .isEqualTo("6");
    }

    @Test
    void ofANodeThatComesAndOneThatSetsAsideTheSecondSeesTheFirst() throws Exception {
        long id = f.insert(f.runnable(null));
        silence("6 min");
        try (Connection setting = f.transaction();
                Statement statement = setting.createStatement()) {
            // As the statement does, up to its commit.
            statement.execute("SELECT FROM pawl.state WHERE id = " + f.a.state() + " FOR NO KEY UPDATE");
            statement.execute("UPDATE pawl.instance SET held = 4, status = 3, held_due = due, due = NULL");
            statement.execute("UPDATE pawl.state SET aside_at = clock_timestamp() WHERE id = " + f.a.state());
            CompletableFuture<Map<Integer, Long>> coming = CompletableFuture.supplyAsync(this::known);
            f.awaitLockWait();
            setting.commit();
            assertThat(coming.join()).containsOnlyKeys(f.a.state());
        }
        assertThat(back()).isEqualTo(1);
        try (Connection coming = f.transaction();
                Statement statement = coming.createStatement()) {
            silence("6 min");
            statement.execute("UPDATE pawl.state SET known_at = clock_timestamp()");
            CompletableFuture<Map<?, ?>> setting = CompletableFuture.supplyAsync(() -> roster.setAside(GRACE, 10));
            f.awaitLockWait();
            coming.commit();
            assertThat(setting.join()).isEmpty();
        }
        assertThat(f.claim(1)).extracting(Claimed::id).containsExactly(id);
    }

    @Test
    void whatIsSetAsideWhileOthersAreBroughtBackIsNotForgotten() throws SQLException {
        f.insert(f.runnable(null));
        silence("6 min");
        roster.setAside(GRACE, 10);
        Map<Integer, Long> states = known();
        Roster.Back back = roster.bringBack(states.keySet(), -1, 10);
        silence("6 min");
        roster.setAside(GRACE, 10);
        assertThat(back.count()).isEqualTo(1);
        roster.settled(states);
        assertThat(roster.unknown()).hasSize(1);
        assertThat(back()).isEqualTo(1);
    }

    @Test
    void nodesThatSetAsideTogetherSetEachAsideOnce() throws SQLException {
        f.store.insert(Collections.nCopies(200, f.runnable(null)));
        silence("6 min");
        List<CompletableFuture<Integer>> all = Collections.nCopies(4, 0).stream()
                .map(n -> CompletableFuture.supplyAsync(() -> {
                    int sum = 0;
                    for (int i = 0; i < 10; i++) {
                        sum += roster.setAside(GRACE, 20).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                    }
                    return sum;
                }))
                .toList();
        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(200);
        assertThat(back()).isEqualTo(200);
    }

    @Test
    void whatExecutesIsNotSetAside() throws SQLException {
        Claimed claimed = f.claimedNew();
        silence("6 min");
        assertThat(roster.setAside(GRACE, 10)).isEmpty();
        assertThat(f.commit(f.to(claimed, Then.DONE)).applied()).isTrue();
    }

    @Test
    void whatIsPausedToooStaysSoWhenItComesBackAndTheOtherWayRound() throws SQLException {
        long id = f.insert(f.runnable(null));
        silence("6 min");
        roster.setAside(GRACE, 10);
        f.store.operators().pause(id, "alice");
        f.store.operators().pauseAll("order", null, "alice");
        f.store.operators().hold("order", -1, 10);
        assertThat(row(id).held()).isEqualTo(7);
        f.store.operators().resumeAll("order", null, "alice");
        f.store.operators().letGo(10);
        assertThat(row(id).held()).isEqualTo(5);
        assertThat(back()).isEqualTo(1);
        assertThat(row(id).held()).isEqualTo(1);
        assertThat(f.claim(1)).isEmpty();
        f.store.operators().resume(id, "alice");
        assertThat(f.claim(1)).hasSize(1);
    }

    @Test
    void rewoundOutOfAStateThatNobodyKnowsItGoesOn() throws SQLException {
        long id = f.insert(f.runnable(null));
        f.execute("UPDATE pawl.instance SET rev = 1, state = " + f.other.state());
        silence("6 min");
        known();
        assertThat(roster.setAside(GRACE, 10)).isEqualTo(Map.of(Fixture.OTHER, 1));
        f.store.operators().rewind(id, 0, "alice");
        assertThat(row(id).held()).isZero();
        assertThat(f.claim(1)).hasSize(1);
    }
}
