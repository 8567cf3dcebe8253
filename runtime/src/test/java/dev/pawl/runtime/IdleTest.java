package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.testing.CountingProxy;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
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
        void awaitQuiet() throws InterruptedException {
            int before = -1;
            while (before != proxy.roundTrips()) {
                before = proxy.roundTrips();
                Thread.sleep(QUIET.toMillis());
            }
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
            List<Integer> before = new ArrayList<>();
            for (Node node : List.of(one, two)) {
                node.awaitQuiet();
            }
            for (Node node : List.of(one, two)) {
                before.add(node.proxy().roundTrips());
            }
            long begun = System.nanoTime();
            Thread.sleep(WINDOW.toMillis());
            int first = one.proxy().roundTrips() - before.get(0);
            int second = two.proxy().roundTrips() - before.get(1);
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            // They are alive: each looks for work.
            assertThat(List.of(first, second)).allMatch(sent -> sent >= 2).allMatch(sent -> sent <= seconds + SLACK);
        }
    }
}
