package dev.pawl.runtime.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Store.Announcements;
import dev.pawl.runtime.internal.store.Store.Keeper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One instance all the way, once through every method. */
class StoreTest extends StoreContract {

    @Test
    void anInstanceAllTheWay() throws Exception {
        try (Keeper keeper = f.store.keeper();
                Announcements heard = f.store.announcements()) {
            assertThat(heard.await(Duration.ofMillis(1))).isEmpty();
            long id = f.insert(f.runnable("order:1"));
            f.store.announce(Set.of(StoreFixture.QUEUE));
            assertThat(heard.await(Duration.ofSeconds(10))).containsExactly(StoreFixture.QUEUE);
            assertThat(f.store
                            .look(Look.Request.of(Set.of(StoreFixture.QUEUE, "empty"), f.states, false))
                            .due())
                    .isEqualTo(Map.of(StoreFixture.QUEUE, Duration.ZERO));

            Claimed claimed = f.claim(10).get(0);
            assertThat(claimed.id()).isEqualTo(id);
            assertThat(claimed.key()).isEqualTo("order:1");
            assertThat(claimed.data()).isEqualTo("{\"n\":1}");
            assertThat(claimed.state()).isEqualTo(f.a.state());
            assertThat(claimed.actionAt()).isBeforeOrEqualTo(claimed.now());
            assertThat(claimed.inbox()).isEqualTo(new Inbox(0, List.of(), true));
            assertThat(f.claim(10)).isEmpty();
            assertThat(f.store.held(Set.of(id), StoreFixture.NODE)).isEqualTo(Map.of(id, claimed.rev()));
            assertThat(keeper.extend(Set.of(id), StoreFixture.LEASE, StoreFixture.NODE))
                    .isEmpty();

            Committed kept = f.commit(f.to(claimed, Then.CONTINUE));
            assertThat(kept.applied()).isTrue();
            assertThat(kept.rev()).isEqualTo(claimed.rev() + 1);
            Committed parked = f.commit(f.to(id, kept.rev(), Then.PARK, 0));
            assertThat(parked.applied()).isTrue();
            assertThat(parked.due()).isNull();
            assertThat(f.store.get(f.a.machine(), id).orElseThrow().status()).isEqualTo(Status.WAITING);

            assertThat(f.deliver(f.signal("order:1", "{}", "evt-1")))
                    .isEqualTo(new Delivered(Answer.DELIVERED, id, StoreFixture.QUEUE));
            assertThat(f.deliver(f.signal(id, "{}", "evt-1")))
                    .isEqualTo(new Delivered(Answer.DUPLICATE, id, StoreFixture.QUEUE));
            Claimed woken = f.claim(10).get(0);
            assertThat(woken.inbox().mail()).isEqualTo(1);
            assertThat(woken.inbox().complete()).isTrue();
            assertThat(woken.inbox().signals()).hasSize(1);
            assertThat(woken.inbox().signals().get(0).at()).isBeforeOrEqualTo(woken.now());
            assertThat(f.store.inbox(id, Set.of("paid"), 5)).isEqualTo(woken.inbox());

            f.store.release(List.of(new Held(id, woken.rev())), StoreFixture.NODE);
            Claimed again = f.claim(10).get(0);
            long seq = again.inbox().signals().get(0).seq();
            Committed done = f.commit(StoreFixture.taking(f.to(again, Then.DONE), seq));
            assertThat(done.applied()).isTrue();
            assertThat(f.inbox(id)).isEmpty();

            Row row = f.store.find(f.a.machine(), "order:1").orElseThrow();
            assertThat(row.status()).isEqualTo(Status.DONE);
            assertThat(row.state()).isEqualTo(StoreFixture.B);
            assertThat(row.endedAt()).isEqualTo(done.now());
            assertThat(f.store.ended(Set.of(id))).containsExactly(row);
            assertThat(f.store.cancel(f.a.machine(), id, "late").answer()).isEqualTo(Cancelled.Answer.ENDED);
            assertThat(f.deliver(f.signal("order:1", "{}", null)).answer()).isEqualTo(Answer.ENDED);
            assertThat(keeper.extend(Set.of(id), StoreFixture.LEASE, StoreFixture.NODE))
                    .containsExactly(id);
            assertThat(f.store.reap(10)).isEmpty();
        }
    }
}
