package dev.pawl.examples.review;

import static java.time.Duration.ofDays;

import dev.pawl.examples.review.Review.Accepted;
import dev.pawl.examples.review.Review.Opinion;
import dev.pawl.examples.review.Review.Rework;
import dev.pawl.examples.review.Review.Reworked;
import dev.pawl.examples.review.Review.Submitted;
import dev.pawl.examples.review.Review.Vote;
import dev.pawl.examples.review.Review.Voting;
import dev.pawl.examples.review.Review.Withdrawn;
import dev.pawl.testing.PawlExtension;
import dev.pawl.testing.TestPawl;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewTest {

    private static final Set<String> VOTERS = Set.of("ann", "bob", "eve");

    @RegisterExtension
    final PawlExtension machines = PawlExtension.inMemory().run(() -> new ReviewMachine(new Review()));

    private static void votes(ReviewClient reviews, long id, Opinion bob) {
        reviews.signal(id, new Vote("ann", Opinion.YES));
        reviews.signal(id, new Vote("joe", Opinion.NO));
        reviews.signal(id, new Vote("bob", bob));
        reviews.signal(id, new Vote("eve", Opinion.YES));
    }

    @Test
    void whatAllAgreeOnIsAccepted(TestPawl pawl, ReviewClient reviews) {
        long id = reviews.insert(new Submitted("plan", VOTERS));
        votes(reviews, id, Opinion.YES);
        pawl.drain();
        pawl.assertThat(reviews, id).isDone(new Accepted("plan", 1)).ran("open", "count");
    }

    @Test
    void anObjectionSendsItBackToTheAuthor(TestPawl pawl, ReviewClient reviews) {
        long id = reviews.insert(new Submitted("plan", VOTERS));
        votes(reviews, id, Opinion.NO);
        pawl.drain();
        pawl.assertThat(reviews, id)
                .isIn(new Rework("plan", 1, VOTERS, List.of("bob")))
                .waitsFor(Reworked.class);

        reviews.signal(id, new Reworked("better plan"));
        votes(reviews, id, Opinion.YES);
        pawl.drain();
        pawl.assertThat(reviews, id).isDone(new Accepted("better plan", 2));
    }

    @Test
    void whoChangesTheirMindIsHeardTheSecondTime(TestPawl pawl, ReviewClient reviews) {
        long id = reviews.insert(new Submitted("plan", VOTERS));
        pawl.drain();
        reviews.signal(id, new Vote("bob", Opinion.NO));
        pawl.drain();
        pawl.assertThat(reviews, id).isIn(Voting.class);
        votes(reviews, id, Opinion.YES);
        pawl.drain();
        pawl.assertThat(reviews, id).isDone(new Accepted("plan", 1));
    }

    @Test
    void silenceEndsIt(TestPawl pawl, ReviewClient reviews) {
        long id = reviews.insert(new Submitted("plan", VOTERS));
        pawl.drain();
        reviews.signal(id, new Vote("ann", Opinion.YES));
        pawl.advance(ofDays(7));
        pawl.assertThat(reviews, id).isDone(new Withdrawn("plan", "1 of 3 have voted"));
    }
}
