package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a delivery claims of that to which it delivers. */
class HandedTest extends StoreContract {

    private Handed deliver(Map<String, Integer> room, Delivery... signals) {
        return f.store.deliver(List.of(signals), new Claiming(room, f.states, LEASE, NODE));
    }

    private Handed deliver(Delivery... signals) {
        return deliver(Map.of(QUEUE, 9), signals);
    }

    private Delivery to(long id) {
        return f.signal(id, "{}", null);
    }

    private static List<Long> ids(Handed handed) {
        return handed.claimed().getOrDefault(QUEUE, List.of()).stream()
                .map(Claimed::id)
                .toList();
    }

    /** It delivers, claims nothing, and says where a claim finds the instance. */
    private void assertLeft(Handed handed, String queue) {
        assertThat(handed.claimed()).isEmpty();
        assertThat(handed.delivered())
                .extracting(Delivered::answer, Delivered::queue)
                .containsExactly(tuple(Answer.DELIVERED, queue));
    }

    @Test
    void itIsClaimedAsByAClaim() {
        long id = f.insert(f.waiting("k"));
        long other = f.insert(f.waiting("l"));
        Handed handed = deliver(f.signal("k", "1", "d"), to(other), f.signal(id, "2", null));
        assertThat(handed.delivered())
                .containsExactly(
                        new Delivered(Answer.DELIVERED, id, null),
                        new Delivered(Answer.DELIVERED, other, null),
                        new Delivered(Answer.DELIVERED, id, null));
        assertThat(ids(handed)).containsExactly(id, other);
        Claimed claimed = handed.claimed().get(QUEUE).get(0);
        assertThat(claimed.inbox().mail()).isEqualTo(2);
        assertThat(claimed.inbox().complete()).isTrue();
        assertThat(claimed.inbox().signals()).extracting(Mail::payload).containsExactly("1", "2");
        assertThat(claimed.inbox().signals()).allMatch(mail -> !mail.at().isAfter(claimed.now()));
        assertThat(f.row(id).status()).isEqualTo(Status.EXECUTING);
        assertThat(f.row(id).due()).isNull();
        assertThat(f.store.held(List.of(id), NODE)).isEqualTo(Map.of(id, claimed.rev()));
        assertThat(f.claim(9)).isEmpty();

        f.store.release(List.of(new Held(id, claimed.rev())), NODE);
        Claimed again = f.claim(9).get(0);
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("rev", "now")
                .isEqualTo(claimed);
        assertThat(again.rev()).isEqualTo(claimed.rev() + 2);
        assertThat(f.commit(f.to(again, Then.PARK)).applied()).isTrue();
    }

    @Test
    void noMoreThanThereIsRoomFor() {
        long low = f.insert(new NewRow(f.a, QUEUE, 1, null, "{}", Due.NEVER, Due.NEVER));
        long high = f.insert(new NewRow(f.a, QUEUE, 9, null, "{}", Due.NEVER, Due.NEVER));
        long next = f.insert(f.waiting(null));
        long elsewhere = f.insert(new NewRow(f.a, "else", 9, null, "{}", Due.NEVER, Due.NEVER));
        Handed handed = deliver(Map.of(QUEUE, 2), to(low), to(high), to(elsewhere), to(next));
        assertThat(ids(handed)).containsExactly(high, next);
        assertThat(handed.delivered()).extracting(Delivered::queue).containsExactly(QUEUE, null, "else", null);
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(low);
        Handed both = deliver(Map.of(QUEUE, 2, "else", 1), to(elsewhere), to(f.insert(f.waiting(null))));
        assertThat(both.claimed()).hasSize(2);
        assertThat(both.claimed().get("else")).extracting(Claimed::id).containsExactly(elsewhere);
    }

    @Test
    void whatAClaimWouldLeaveIsLeft() {
        long executing = f.claimedNew().id();
        assertLeft(deliver(to(executing)), null);
        long paused = f.insert(f.waiting(null));
        f.store.operators().pause(paused, "ann");
        assertLeft(deliver(to(paused)), null);
        long unknown = f.insert(new NewRow(f.other, QUEUE, 5, null, "{}", Due.NEVER, Due.NEVER));
        assertLeft(deliver(new Delivery(f.other.machine(), unknown, null, "paid", "{}", null)), QUEUE);
        long id = f.insert(f.waiting(null));
        f.store.operators().pauseAll(null, QUEUE, "ann");
        assertLeft(deliver(to(id)), QUEUE);
        f.store.operators().resumeAll(null, QUEUE, "ann");
        f.store.operators().pauseAll("order", null, "ann");
        assertLeft(deliver(to(id)), QUEUE);
        f.store.operators().resumeAll("order", null, "ann");
        assertThat(ids(deliver(to(id)))).containsExactly(id);
    }

    @Test
    void whatNeedsAPlaceIsLeftToTheNextClaim() {
        long id = f.insert(new NewRow(f.a, QUEUE, 5, null, "{}", Due.NEVER, Due.NEVER, new Gate("@order", "p")));
        assertLeft(deliver(to(id)), QUEUE);
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(id);
    }

    @Test
    void whatWaitsToBeTriedAgainIsLeft() {
        Claimed row = f.claimedNew();
        f.commit(StoreFixture.again(f.to(row, Then.PARK), new Again("signal paid", 1, 1, Due.in(Duration.ofHours(1)))));
        assertLeft(deliver(to(row.id())), null);
    }

    @Test
    void aDuplicateClaimsWhatIsDue() {
        long id = f.insert(f.waiting(null));
        f.deliver(f.signal(id, "1", "d"));
        Handed handed = deliver(f.signal(id, "1", "d"), to(999_999));
        assertThat(handed.delivered())
                .containsExactly(new Delivered(Answer.DUPLICATE, id, null), new Delivered(Answer.MISSING, 0, null));
        assertThat(ids(handed)).containsExactly(id);
        assertThat(handed.claimed().get(QUEUE).get(0).inbox().mail()).isEqualTo(1);
    }
}
