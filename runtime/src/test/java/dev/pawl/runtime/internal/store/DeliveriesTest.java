package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.testing.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signals on their way into inboxes. */
class DeliveriesTest extends StoreContract {

    private long ended(String key) {
        long id = f.insert(f.waiting(key));
        f.store.cancel(f.a.machine(), id, "enough");
        return id;
    }

    @Test
    void eachOfABatchHasItsAnswer() {
        long live = f.insert(f.waiting("live"));
        ended("gone");
        long gone = ended("gone");
        ended("back");
        long back = f.insert(f.waiting("back"));
        long foreign = f.insert(new NewRow(f.other, QUEUE, 5, "foreign", "{}", Due.NEVER, Due.NEVER));
        List<Delivered> answers = f.store.deliver(List.of(
                f.signal("live", "1", null),
                f.signal("gone", "2", null),
                f.signal(gone, "3", null),
                f.signal("nobody", "4", null),
                f.signal(999_999, "5", null),
                f.signal(foreign, "6", null),
                f.signal("foreign", "7", null),
                f.signal("back", "8", null)));
        assertThat(answers)
                .containsExactly(
                        new Delivered(Answer.DELIVERED, live, QUEUE),
                        new Delivered(Answer.ENDED, gone, null),
                        new Delivered(Answer.ENDED, gone, null),
                        new Delivered(Answer.MISSING, 0, null),
                        new Delivered(Answer.MISSING, 0, null),
                        new Delivered(Answer.FOREIGN, foreign, null),
                        new Delivered(Answer.MISSING, 0, null),
                        new Delivered(Answer.DELIVERED, back, QUEUE));
        assertThat(f.inbox(back)).containsExactly("8");
    }

    @Test
    void theOrderOfABatchIsTheOrderOfArrival() {
        long one = f.insert(f.waiting("one"));
        long two = f.insert(f.waiting("two"));
        List<Delivery> batch = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            batch.add(n % 3 == 0 ? f.signal("one", "" + n, null) : f.signal(n % 3 == 1 ? one : two, "" + n, "k" + n));
        }
        assertThat(f.store.deliver(batch)).extracting(Delivered::answer).containsOnly(Answer.DELIVERED);
        assertThat(f.inbox(one))
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .filter(n -> n % 3 != 2)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(f.inbox(two)).hasSize(333);
    }

    @Test
    void ofDuplicatesTheFirstCounts() {
        long id = f.insert(f.waiting("k"));
        assertThat(f.store.deliver(List.of(
                        f.signal(id, "1", "d"),
                        f.signal("k", "2", "d"),
                        f.signal("k", "3", "e"),
                        f.signal(id, "4", null))))
                .extracting(Delivered::answer)
                .containsExactly(Answer.DELIVERED, Answer.DUPLICATE, Answer.DELIVERED, Answer.DELIVERED);
        assertThat(f.store.deliver(List.of(f.signal(id, "5", "d"), f.signal(id, "6", "f"))))
                .extracting(Delivered::answer)
                .containsExactly(Answer.DUPLICATE, Answer.DELIVERED);
        assertThat(f.inbox(id)).containsExactly("1", "3", "4", "6");
        assertThat(f.mail(id)).isEqualTo(4);
        long other = f.insert(f.waiting(null));
        assertThat(f.deliver(f.signal(other, "7", "d")).answer()).isEqualTo(Answer.DELIVERED);
    }

    @Test
    void aDuplicateWakesNobody() {
        Claimed claimed = f.claimedNew();
        f.deliver(f.signal(claimed.id(), "1", "d"));
        f.commit(f.to(claimed.id(), claimed.rev(), Then.PARK, 1));
        assertThat(f.deliver(f.signal(claimed.id(), "1", "d")).queue()).isNull();
        assertThat(f.claim(1)).isEmpty();
    }

    @Test
    void onlyWhatWasNotDueBecomesDue() {
        long runnable = f.insert(f.runnable(null));
        long later = f.insert(
                new NewRow(f.a, QUEUE, 5, null, "{}", Due.in(Duration.ofHours(1)), Due.in(Duration.ofHours(2))));
        long paused = f.insert(f.waiting(null));
        f.store.operators().pause(paused, "somebody");
        assertThat(f.deliver(f.signal(runnable, "1", null)).queue())
                .as("a claim may have passed it over meanwhile")
                .isEqualTo(QUEUE);
        assertThat(f.deliver(f.signal(later, "1", null)).queue()).isEqualTo(QUEUE);
        assertThat(f.deliver(f.signal(later, "2", null)).queue()).isEqualTo(QUEUE);
        assertThat(f.deliver(f.signal(paused, "1", null)).queue()).isNull();
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(runnable, later);
        assertThat(f.row(paused).status()).isEqualTo(Status.PAUSED);
        assertThat(f.row(paused).due()).isNull();
        assertThat(f.mail(paused)).isEqualTo(1);
    }

    @Test
    void oneWhoseWorkersDieIsNotHurriedBySignals() {
        long id = f.claimedNew().id();
        f.expire(id, Duration.ofSeconds(1));
        f.store.reap(1);
        f.claim(1);
        f.expire(id, Duration.ofSeconds(1));
        assertThat(f.store.reap(1)).extracting(Reaped::due).containsExactly(Duration.ofSeconds(1));
        assertThat(f.deliver(f.signal(id, "1", null)).queue()).isNull();
        assertThat(f.claim(1)).isEmpty();
    }

    @Test
    void textThatPostgresCannotHoldIsRejected() {
        long id = f.insert(f.waiting(null));
        assertThatThrownBy(() -> f.deliver(f.signal(id, "\"\0\"", null)))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
    }

    /** Four senders, half of whose signals come twice; three workers that take what they find and park. */
    @Test
    @Timeout(120)
    void nothingIsLostTakenTwiceOrStranded() throws Exception {
        int instances = 10;
        int each = 150;
        List<Long> ids = IntStream.range(0, instances)
                .mapToObj(n -> f.insert(f.waiting("k" + n)))
                .toList();
        Map<Long, List<String>> taken = new ConcurrentHashMap<>();
        ids.forEach(id -> taken.put(id, new ArrayList<>()));
        AtomicInteger left = new AtomicInteger(instances * each * 4);
        ExecutorService threads = Executors.newFixedThreadPool(7);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                int s = sender;
                all.add(threads.submit(() -> send(ids, s, each)));
            }
            for (int worker = 0; worker < 3; worker++) {
                long node = 100 + worker;
                all.add(threads.submit(() -> {
                    work(node, taken, left);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        taken.forEach((id, payloads) -> {
            assertThat(payloads).doesNotHaveDuplicates().hasSize(each * 4);
            for (int s = 0; s < 4; s++) {
                String prefix = s + ":";
                assertThat(payloads.stream().filter(p -> p.startsWith(prefix)).toList())
                        .containsExactlyElementsOf(IntStream.range(0, each)
                                .mapToObj(n -> prefix + n)
                                .toList());
            }
        });
        assertThat(ids).allMatch(id -> f.inbox(id).isEmpty() && f.row(id).due() == null);
        assertThat(f.claim(instances)).isEmpty();
    }

    private void send(List<Long> ids, int sender, int each) {
        for (int n = 0; n < each; n++) {
            List<Delivery> batch = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                String payload = sender + ":" + n;
                int to = (i + sender) % ids.size();
                batch.add(n % 2 == 0 ? f.signal(ids.get(to), payload, payload) : f.signal("k" + to, payload, payload));
                if (n % 2 == 0) {
                    batch.add(f.signal("k" + to, payload, payload));
                }
            }
            f.store.deliver(batch);
        }
    }

    private void work(long node, Map<Long, List<String>> taken, AtomicInteger left) throws Exception {
        Until.done(() -> {
            List<Commit> outcomes = new ArrayList<>();
            for (Claimed claimed : f.store.claim(QUEUE, f.states, 4, StoreFixture.LEASE, node)) {
                List<Mail> mail = claimed.inbox().signals();
                mail.forEach(m -> {
                    assertThat(m.at()).isBeforeOrEqualTo(claimed.now());
                    taken.get(claimed.id()).add(m.payload());
                });
                left.addAndGet(-mail.size());
                // What was presented; of a bounded inbox only that, so that the rest wakes it again.
                int seen = claimed.inbox().complete()
                        ? claimed.inbox().mail()
                        : claimed.inbox().mail() - 1;
                outcomes.add(StoreFixture.taking(
                        f.to(claimed.id(), claimed.rev(), Then.PARK, seen),
                        mail.stream().map(Mail::seq).toArray(Long[]::new)));
            }
            assertThat(f.store.commit(outcomes, node)).allMatch(Committed::applied);
            return left.get() <= 0;
        });
    }
}
