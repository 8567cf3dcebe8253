package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Roster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgRosterTest {

    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofMinutes(5);

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

    @Test
    void whatWasJustSaidIsNotSaidAgain() throws SQLException {
        String sql = "SELECT xmin FROM pawl.state WHERE id = " + f.a.state();
        String before = f.value(sql);
        known();
        assertThat(f.value(sql)).isEqualTo(before);
        f.silence(Duration.ofSeconds(15));
        String silent = f.value(sql);
        known();
        assertThat(f.value(sql)).isNotEqualTo(silent);
    }

    @Test
    void ofANodeThatComesAndOneThatSetsAsideTheSecondSeesTheFirst() throws Exception {
        long id = f.insert(f.runnable(null));
        f.silence(Duration.ofMinutes(6));
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
            f.silence(Duration.ofMinutes(6));
            statement.execute("UPDATE pawl.state SET known_at = clock_timestamp()");
            CompletableFuture<Map<?, ?>> setting = CompletableFuture.supplyAsync(() -> roster.setAside(GRACE, 10));
            f.awaitLockWait();
            coming.commit();
            assertThat(setting.join()).isEmpty();
        }
        assertThat(f.claim(1)).extracting(Claimed::id).containsExactly(id);
    }
}
