package dev.pawl.testing;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.InsertOptions;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.testing.Mailing.Letter;
import dev.pawl.testing.Mailing.Mail;
import dev.pawl.testing.Mailing.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits by the time of a test, on either store. */
@ParameterizedClass
@EnumSource(TestPawlTest.On.class)
class LimitsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static TestDatabase database;

    @Parameter
    TestPawlTest.On on;

    private TestPawl pawl;
    private MailingClient post;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        TestPawl.Builder node = on == TestPawlTest.On.MEMORY ? TestPawl.inMemory() : TestPawl.on(database.dataSource());
        pawl = node.startingAt(NOON)
                .run(new MailingMachine(new Mailing()))
                .with(builder ->
                        builder.limit("smtp", Limit.rate(1, ofMinutes(1))).limit("scribes", Limit.concurrency(2)))
                .start();
        post = pawl.client(MailingClient.class);
    }

    @AfterEach
    void close() {
        pawl.close();
    }

    @Test
    void eachComesWhenItsTurnComes() {
        List<Long> mails = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mails.add(post.insert(new Mail("Ann")));
        }
        pawl.drain();
        assertThat(ended(mails)).containsExactly(NOON);
        pawl.advance(ofMinutes(2));
        assertThat(ended(mails)).hasSize(3);
        pawl.advance(ofMinutes(2));
        assertThat(ended(mails))
                .containsExactly(
                        NOON,
                        NOON.plus(ofMinutes(1)),
                        NOON.plus(ofMinutes(2)),
                        NOON.plus(ofMinutes(3)),
                        NOON.plus(ofMinutes(4)));
        for (long mail : mails) {
            Instant at = post.get(mail).orElseThrow().endedAt().orElseThrow();
            pawl.assertThat(post, mail).isDone(new Sent(at));
        }
    }

    @Test
    void whoWaitsForATokenSaysSoAndComesSoonerWhereTheRateIsRaised() {
        post.insert(new Mail("Ann"));
        long second = post.insert(new Mail("Bob"));
        pawl.drain();
        assertThat(pawl.pawl()
                        .operations("Eve")
                        .inspect(second)
                        .orElseThrow()
                        .instance()
                        .heldBackBy())
                .contains("smtp");
        pawl.pawl().operations("Eve").limit("smtp", Limit.rate(1, ofSeconds(10)));
        pawl.advance(ofSeconds(9));
        assertThat(ended(List.of(second))).isEmpty();
        pawl.advance(ofSeconds(1));
        assertThat(ended(List.of(second))).containsExactly(NOON.plusSeconds(10));
    }

    @Test
    void nobodyWhoIsNewGoesBeforeThoseInLine() {
        post.insert(new Mail("Ann"));
        long second = post.insert(new Mail("Bob"));
        long third = post.insert(new Mail("Cid"));
        pawl.drain();
        post.cancel(second, "moved away");
        pawl.advance(ofSeconds(90));
        // There is a token, and somebody whose turn is to come.
        long late = post.insert(new Mail("Dan"));
        pawl.advance(ofMinutes(2));
        assertThat(ended(List.of(third, late))).containsExactly(NOON.plus(ofMinutes(2)), NOON.plus(ofMinutes(3)));
        assertThat(post.get(third).orElseThrow().endedAt()).contains(NOON.plus(ofMinutes(2)));
    }

    @Test
    void allOfAPartitionAreDrained() {
        List<Long> letters = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            letters.add(post.insert(new Letter("Ann"), InsertOptions.defaults().partition("Ann")));
            letters.add(post.insert(
                    new Letter("Bob"), InsertOptions.defaults().limit("scribes").partition("Bob")));
        }
        assertThat(pawl.drain()).isEqualTo(12);
        pawl.advance(ofHours(1));
        assertThat(ended(letters)).hasSize(12).containsOnly(NOON.plus(ofHours(1)));
        assertThat(pawl.pawl().operations("Eve").limits())
                .allSatisfy(use -> assertThat(use.executing() + use.waiting()).isZero());
    }

    private List<Instant> ended(List<Long> ids) {
        return ids.stream()
                .flatMap(id -> post.get(id).orElseThrow().endedAt().stream())
                .sorted()
                .toList();
    }
}
