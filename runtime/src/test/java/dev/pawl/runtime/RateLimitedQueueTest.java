package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.testing.CountingProxy;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who shares a queue with those for whom a rate limit has no tokens. */
@Timeout(60)
class RateLimitedQueueTest {

    record Start(long n, String tenant) {}

    record End(long n) {}

    /** So many stand before the one that counts. */
    private static final int LIMITED = 400;

    private final CountDownLatch free = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();

    private final TestMachine limited = TestMachine.named("Limited")
            .initial(Start.class)
            .terminal(End.class)
            .limited(Start.class, new RateLimit<>("smtp", Start::tenant, 1))
            .action(Start.class, (s, c) -> {
                started.incrementAndGet();
                return new End(s.n());
            });

    private final TestMachine unlimited = TestMachine.named("Unlimited")
            .initial(Start.class)
            .terminal(End.class)
            .action(Start.class, (s, c) -> {
                free.countDown();
                return new End(s.n());
            });

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Pawl.Builder node(HikariDataSource source) {
        return Pawl.on(source)
                .run(limited)
                .run(unlimited)
                .queue("default", 2)
                .poll(Duration.ofMinutes(1))
                .limit("smtp", Limit.rate(1, Duration.ofHours(1)));
    }

    private void insert(Pawl client, int tenants) {
        TestClient limitedOnes = new TestClient(client, limited);
        limitedOnes.insertAll(LongStream.range(0, LIMITED)
                .<Insert<Object>>mapToObj(n -> limited.insert(new Start(n, "t" + n % tenants)))
                .toList());
        new TestClient(client, unlimited).insert(unlimited.insert(new Start(0, "")));
    }

    /** There is none for an hour then. */
    private void takeTheToken() {
        try (Pawl pawl = node(database.dataSource()).start()) {
            TestClient client = new TestClient(pawl, limited);
            long id = client.insert(limited.insert(new Start(0, "t0")));
            assertThat(client.await(id, Duration.ofSeconds(30))).isInstanceOf(Completion.Done.class);
        }
    }

    /** With a message for each two of them it would be hundreds; no time is taken. */
    @Test
    void whoStandsBehindHundredsThatArePutOffWaitsForAFewMessages() throws Exception {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        try (CountingProxy proxy = new CountingProxy(server.getHost(), server.getPort())) {
            HikariConfig config = database.config();
            config.setJdbcUrl("jdbc:postgresql://localhost:" + proxy.port() + server.getPath()
                    + "?sslmode=disable&gssEncMode=disable");
            try (HikariDataSource counted = new HikariDataSource(config);
                    Pawl client = Pawl.on(database.dataSource())
                            .poll(Duration.ofMinutes(1))
                            .start()) {
                takeTheToken();
                insert(client, 1);
                int before = proxy.roundTrips();
                try (Pawl pawl = node(counted).start()) {
                    assertThat(free.await(30, TimeUnit.SECONDS)).isTrue();
                    assertThat(proxy.roundTrips() - before).isLessThan(LIMITED / 4);
                    awaitAll(client, 1, LIMITED);
                    assertThat(pawl.counters().throttled()).isEqualTo(LIMITED);
                }
            }
        }
    }

    /** Each tenant has one token: whoever may start does, with all the others in its way. */
    @Test
    void amongThoseThatArePutOffEachBucketIsUsed() throws Exception {
        int tenants = 40;
        try (Pawl pawl = node(database.dataSource()).start()) {
            insert(pawl, tenants);
            assertThat(free.await(30, TimeUnit.SECONDS)).isTrue();
            awaitAll(pawl, tenants, LIMITED - tenants);
            assertThat(pawl.counters().throttled()).isEqualTo(LIMITED - tenants);
        }
    }

    /** A stop comes while some ask for their turns, and others wait for their commits: none stays claimed, none is lost. */
    @Test
    void aStopLeavesNoneOfThemClaimed() throws Exception {
        try (Pawl client =
                Pawl.on(database.dataSource()).poll(Duration.ofMinutes(1)).start()) {
            node(database.dataSource()).start().close();
            insert(client, 1);
            try (Pawl first = node(database.dataSource()).start()) {
                while (first.counters().claimed() < 3) {
                    Thread.onSpinWait();
                }
            }
            assertThat(executing()).isZero();
            try (Pawl second = node(database.dataSource()).start()) {
                awaitAll(second, 1, LIMITED - 1);
            }
            assertThat(executing()).isZero();
        }
    }

    /** Until so many have started, and all others wait for their turns. */
    private void awaitAll(Pawl pawl, int starting, int waiting) throws InterruptedException {
        Operations alice = pawl.operations("alice");
        while (started.get() < starting || alice.limits().get(0).waiting() < waiting) {
            Thread.sleep(5);
        }
        assertThat(started).hasValue(starting);
    }

    private long executing() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pawl.instance WHERE lease IS NOT NULL")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
