package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Token buckets. */
@Timeout(60)
class PgBucketsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static Fixture f;

    @BeforeAll
    static void open() {
        f = new Fixture();
    }

    @AfterAll
    static void close() {
        f.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        f.execute("TRUNCATE pawl.quota, pawl.bucket");
    }

    private static void rate(Duration gap, int burst) {
        f.store.limits().declare("smtp", new Quota(null, gap, burst));
    }

    private static Take wish(int weight) {
        return new Take("smtp", "", weight, null);
    }

    private static List<Taken> take(Take... wishes) {
        return f.store.limits().take(List.of(wishes));
    }

    private static List<Taken> take(int n) {
        return f.store
                .limits()
                .take(IntStream.range(0, n).mapToObj(i -> wish(1)).toList());
    }

    private static long granted(List<Taken> taken) {
        return taken.stream().filter(each -> each.turn() == null).count();
    }

    private static Instant turn(Taken taken) {
        return Objects.requireNonNull(taken.turn());
    }

    @Test
    void aFullBucketGivesItsBurstAndTheOthersTheirTurns() {
        rate(HOUR, 3);
        List<Taken> taken = take(6);
        assertThat(granted(taken)).isEqualTo(3);
        assertThat(taken.subList(0, 3)).allMatch(each -> each.turn() == null);
        assertThat(Duration.between(turn(taken.get(3)), turn(taken.get(4)))).isEqualTo(HOUR);
        assertThat(Duration.between(turn(taken.get(4)), turn(taken.get(5)))).isEqualTo(HOUR);
        Taken next = take(1).get(0);
        assertThat(Duration.between(turn(taken.get(5)), turn(next))).isEqualTo(HOUR);
        assertThat(take(new Take("smtp", "other", 1, null)).get(0).turn()).isNull();
        assertThat(take(new Take("nobody's", "", 1, null)).get(0).known()).isFalse();
    }

    @Test
    void aWeightTakesThatManyTokensAndOneThatIsHeavierThanTheBucketWaitsForAFullOne() {
        rate(HOUR, 4);
        assertThat(granted(take(wish(3)))).isEqualTo(1);
        List<Taken> taken = take(wish(2), wish(1));
        // The light one does not overtake.
        assertThat(granted(taken)).isZero();
        assertThat(Duration.between(turn(taken.get(0)), turn(taken.get(1)))).isEqualTo(HOUR);
        f.store.limits().declare("heavy", new Quota(null, Duration.ofMillis(1), 1));
        assertThat(granted(take(new Take("heavy", "", 9, null)))).isEqualTo(1);
    }

    @Test
    void whoComesInTurnIsGivenTokensAndNobodyGoesBefore() throws Exception {
        rate(Duration.ofMillis(50), 1);
        // The line is so long that nobody's turn at its end comes while this lasts.
        List<Taken> taken = take(1_000);
        List<Instant> turns =
                taken.subList(1, 4).stream().map(PgBucketsTest::turn).toList();
        f.execute("SELECT pg_sleep(0.060)");
        // There would be a token for it, but others stand in line.
        assertThat(granted(take(1))).isZero();
        assertThat(granted(take(new Take("smtp", "", 1, turns.get(0))))).isEqualTo(1);
        // Too early.
        assertThat(granted(take(new Take("smtp", "", 1, Instant.parse("9000-01-01T00:00:00Z")))))
                .isZero();
    }

    @Test
    void whoComesLateIsGivenNoMoreThanTheRate() throws Exception {
        rate(Duration.ofMillis(10), 1);
        Instant old = Instant.parse("2020-01-01T00:00:00Z");
        List<Taken> taken = f.store
                .limits()
                .take(IntStream.range(0, 100)
                        .mapToObj(i -> new Take("smtp", "", 1, old.plusSeconds(i)))
                        .toList());
        // Nodes that were away for long: their turns are past, and all come together. A tenth of a second is made up
        // for.
        assertThat(granted(taken)).isBetween(10L, 11L);
        assertThat(taken.stream().skip(20).map(PgBucketsTest::turn).toList()).isSorted();
    }

    @Test
    void ofAManyTakersNoWindowHasMoreThanTheRateAndTheBurst() throws Exception {
        int gap = 2_000;
        int burst = 7;
        rate(Duration.ofNanos(gap * 1_000L), burst);
        List<CompletableFuture<List<long[]>>> takers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int seed = t;
            takers.add(CompletableFuture.supplyAsync(() -> taker(new Random(seed))));
        }
        List<long[]> grants = new ArrayList<>();
        takers.forEach(taker -> grants.addAll(taker.join()));
        grants.sort((a, b) -> Long.compare(a[0], b[0]));
        assertThat(grants.size()).isGreaterThan(burst);
        for (int i = 0; i < grants.size(); i++) {
            long latest = 0;
            for (int j = i; j < grants.size(); j++) {
                latest = Math.max(latest, grants.get(j)[1]);
                long window = latest - grants.get(i)[0];
                assertThat((long) (j - i + 1)).isLessThanOrEqualTo(burst + (window + 100_000) / gap + 1);
            }
        }
        long depth = (long) gap * burst;
        assertThat(f.value("SELECT full_at <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + " + depth
                        + " FROM pawl.bucket"))
                .isEqualTo("t");
    }

    /** The times before and after each grant, by the database's clock. */
    private static List<long[]> taker(Random random) {
        List<long[]> grants = new ArrayList<>();
        List<Instant> turns = new ArrayList<>();
        try {
            long end = clock() + 700_000;
            for (long before = clock(); before < end; before = clock()) {
                List<Take> wishes = new ArrayList<>();
                int n = 1 + random.nextInt(5);
                for (int i = 0; i < n; i++) {
                    // Those whose turn has come; sometimes one who cannot wait, and is given another.
                    boolean again =
                            !turns.isEmpty() && (Times.micros(turns.get(0)) <= before || random.nextInt(20) == 0);
                    wishes.add(new Take("smtp", "", 1, again ? turns.remove(0) : null));
                }
                List<Taken> taken = f.store.limits().take(wishes);
                long after = clock();
                for (Taken each : taken) {
                    if (each.turn() == null) {
                        grants.add(new long[] {before, after});
                    } else if (turns.size() < 50) {
                        turns.add(each.turn());
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return grants;
    }

    private static long clock() throws SQLException {
        return Long.parseLong(f.value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"));
    }
}
