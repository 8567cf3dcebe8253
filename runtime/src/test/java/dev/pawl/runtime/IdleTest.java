package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.testing.CountingProxy;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nodes send that have nothing to do, counted on the wire. */
@Timeout(120)
class IdleTest {

    record Start(long n) {}

    record End(long n) {}

    private static final String ALIVE = "com.zaxxer.hikari.aliveBypassWindowMs";
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofSeconds(12);

    /** What comes in twenty seconds or more may fall into the window as a whole; the upkeep's minute begins with the start. */
    private static final int SLACK = 3;

    /** What is late of the start, on a machine that is held up, may fall into one window; what nodes do for ever, into all. */
    private static final int WINDOWS = 3;

    /** A node and what it sends. */
    private record Node(CountingProxy proxy, HikariDataSource pool, Pawl pawl) implements AutoCloseable {

        static Node start(TestDatabase database) throws Exception {
            URI server = URI.create(database.url().substring("jdbc:".length()));
            CountingProxy proxy = new CountingProxy(server.getHost(), server.getPort());
            HikariConfig config = database.config();
            config.setJdbcUrl("jdbc:postgresql://localhost:" + proxy.port() + server.getPath()
                    + "?sslmode=disable&gssEncMode=disable");
            // The pool's own questions whether a connection is alive are not to be counted.
            System.setProperty(ALIVE, "3600000");
            HikariDataSource pool = new HikariDataSource(config);
            System.clearProperty(ALIVE);
            TestMachine machine = TestMachine.named("Idle")
                    .initial(Start.class)
                    .terminal(End.class)
                    .action(Start.class, (s, c) -> new End(s.n()));
            Pawl pawl = Pawl.on(pool)
                    .run(machine)
                    .schedule("rare", Schedule.cron("0 0 29 2 *"), at -> machine.insert(new Start(1)))
                    .start();
            return new Node(proxy, pool, pawl);
        }

        /** Waits until what belongs to the start is over. */
        void awaitQuiet() throws Exception {
            Until.holds(() -> {
                int before = proxy.roundTrips();
                Thread.sleep(QUIET.toMillis());
                return before == proxy.roundTrips();
            });
        }

        @Override
        public void close() {
            pawl.close();
            pool.close();
            proxy.close();
        }
    }

    @Test
    void aNodeWithNothingToDoSendsLessThanAStatementASecond() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Node one = Node.start(database);
                Node two = Node.start(database)) {
            for (Node node : List.of(one, two)) {
                node.awaitQuiet();
            }
            List<String> seen = new ArrayList<>();
            boolean quiet = false;
            for (int window = 0; window < WINDOWS && !quiet; window++) {
                int first = one.proxy().roundTrips();
                int second = two.proxy().roundTrips();
                long begun = System.nanoTime();
                Thread.sleep(WINDOW.toMillis());
                first = one.proxy().roundTrips() - first;
                second = two.proxy().roundTrips() - second;
                long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
                seen.add(first + " and " + second + " in " + seconds + " s");
                // They are alive: each looks for work.
                quiet = Math.min(first, second) >= 2 && Math.max(first, second) <= seconds + SLACK;
            }
            assertThat(quiet).as("%s", seen).isTrue();
        }
    }
}
