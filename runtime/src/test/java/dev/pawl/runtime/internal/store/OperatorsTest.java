package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.LEASE;
import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What operators do. */
class OperatorsTest extends StoreContract {

    private static final String WHO = "somebody";
    private static final Operated DONE = new Operated(Operated.Answer.DONE, null);
    private static final Operated DUE = new Operated(Operated.Answer.DONE, StoreFixture.QUEUE);
    private static final Operated NOT_APPLICABLE = new Operated(Operated.Answer.NOT_APPLICABLE, null);
    private static final InstanceQuery ALL =
            new InstanceQuery(null, null, null, null, null, null, null, null, null, null, null, false);

    private Operators operators() {
        return f.store.operators();
    }

    private List<What> told(long id) {
        return operators().history(id, -1, 99).stream().map(HistoryRow::what).toList();
    }

    private long failed(String key) {
        f.insert(f.runnable(key));
        Claimed claimed = f.claim(1).get(0);
        f.commit(new CommitBuilder(f.to(claimed, Then.FAILED))
                .entered(false)
                .action(Due.NOW, 3, 3)
                .error("{\"type\":\"java.io.IOException\",\"message\":\"\"}")
                .build());
        return claimed.id();
    }

    @Test
    void whatIsHeldRestsAndGoesOnWithItsTimesAndSignals() {
        long id = f.insert(new NewRow(f.a, QUEUE, 5, null, "{}", Due.in(Duration.ofHours(1)), Due.NEVER));
        Instant due = f.row(id).due();
        assertThat(operators().pause(id, WHO)).isEqualTo(DONE);
        assertThat(operators().pause(id, WHO)).isEqualTo(NOT_APPLICABLE);
        assertThat(f.row(id).status()).isEqualTo(Status.PAUSED);
        assertThat(f.row(id).due()).isNull();
        assertThat(operators().resume(id, WHO)).isEqualTo(DONE);
        assertThat(f.row(id).due()).isEqualTo(due);
        assertThat(f.row(id).status()).isEqualTo(Status.RUNNABLE);
        operators().pause(id, WHO);
        assertThat(f.deliver(f.signal(id, "1", null)).queue()).isNull();
        assertThat(f.claim(1)).isEmpty();
        assertThat(operators().resume(id, WHO)).isEqualTo(DUE);
        assertThat(f.claim(1)).hasSize(1);
        assertThat(operators().resume(id, WHO)).isEqualTo(NOT_APPLICABLE);
        assertThat(operators().resume(999, WHO)).isEqualTo(Operated.MISSING);
        assertThat(told(id)).containsExactly(What.INSERTED, What.PAUSED, What.RESUMED, What.PAUSED, What.RESUMED);
        assertThat(operators().history(id, 0, 1)).extracting(HistoryRow::who).containsExactly(WHO);
    }

    @Test
    void whatExecutesIsHeldWithItsCommit() {
        Claimed claimed = f.claimedNew();
        assertThat(operators().pause(claimed.id(), WHO)).isEqualTo(DONE);
        assertThat(f.row(claimed.id()).status()).isEqualTo(Status.EXECUTING);
        Committed committed = f.commit(f.to(claimed, Then.CONTINUE));
        assertThat(committed.applied()).isTrue();
        assertThat(committed.kept()).isFalse();
        assertThat(f.row(claimed.id()).status()).isEqualTo(Status.PAUSED);
        assertThat(operators().resume(claimed.id(), WHO)).isEqualTo(DUE);
    }

    @Test
    void whatIsHeldWhenItIsGivenBackOrReapedRests() {
        Claimed released = f.claimedNew();
        operators().pause(released.id(), WHO);
        f.store.release(List.of(new Held(released.id(), released.rev())), NODE);
        assertThat(f.row(released.id()).status()).isEqualTo(Status.PAUSED);
        Claimed reaped = f.claimedNew();
        operators().pause(reaped.id(), WHO);
        f.expire(reaped.id(), Duration.ofSeconds(1));
        assertThat(f.store.reap(9)).isEmpty();
        assertThat(f.row(reaped.id()).status()).isEqualTo(Status.PAUSED);
        assertThat(f.claim(9)).isEmpty();
    }

    @Test
    void aMachineRestsAsAWholeAndGoesOn() {
        long before = f.insert(f.runnable(null));
        long single = f.insert(f.runnable(null));
        long alien = f.insert(new NewRow(f.other, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER));
        operators().pause(single, WHO);
        assertThat(operators().pauseAll("order", null, WHO)).isTrue();
        assertThat(operators().pauseAll("order", null, WHO)).isFalse();
        assertThat(operators().pauseAll("unheard of", null, WHO)).isFalse();
        assertThat(f.claim(9)).isEmpty();
        assertThat(f.store.look(Look.Request.of(Set.of(QUEUE), f.states, false)).due())
                .isEmpty();
        assertThat(operators().pauses()).extracting(Pause::machine).containsExactly("order");
        assertThat(operators().hold("order", -1, 1)).isEqualTo(before);
        assertThat(operators().hold("order", before, 9)).isEqualTo(single);
        assertThat(operators().hold("order", single, 9)).isNull();
        long later = f.insert(f.runnable(null));
        assertThat(f.row(later).status()).isEqualTo(Status.PAUSED);
        assertThat(f.store.claim(QUEUE, new int[] {f.other.state()}, 9, LEASE, NODE))
                .extracting(Claimed::id)
                .containsExactly(alien);
        assertThat(operators().letGo(9)).isEmpty();
        assertThat(operators().resumeAll("order", null, WHO)).isTrue();
        assertThat(operators().resumeAll("order", null, WHO)).isFalse();
        assertThat(operators().letGo(9)).containsExactly(QUEUE, QUEUE, QUEUE);
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactlyInAnyOrder(before, later);
        assertThat(f.row(single).status()).isEqualTo(Status.PAUSED);
        assertThat(operators().resume(single, WHO)).isEqualTo(DUE);
    }

    @Test
    void aQueueRestsForWhatIsThereAndForWhatComes() {
        f.insert(f.runnable(null));
        assertThat(operators().pauseAll(null, QUEUE, WHO)).isTrue();
        f.insert(f.runnable(null));
        assertThat(f.claim(9)).isEmpty();
        assertThat(f.store.look(Look.Request.of(Set.of(QUEUE), f.states, false)).due())
                .isEmpty();
        assertThat(operators().resumeAll(null, QUEUE, WHO)).isTrue();
        assertThat(f.claim(9)).hasSize(2);
    }

    @Test
    void whatFailedIsTriedAnewUnlessItsKeyIsTaken() {
        long id = failed("k");
        long second = failed("k");
        assertThat(operators().retry(List.of(id), WHO)).containsExactly(QUEUE);
        assertThat(operators().retry(List.of(second, id, 999L), WHO)).isEmpty();
        Row row = f.row(id);
        assertThat(row.status()).isEqualTo(Status.RUNNABLE);
        assertThat(row.error()).isNull();
        assertThat(row.failures()).isZero();
        assertThat(row.endedAt()).isNull();
        assertThat(f.row(second).status()).isEqualTo(Status.FAILED);
        assertThat(f.store.find(f.a.machine(), "k").orElseThrow().id()).isEqualTo(id);
        assertThat(f.claim(9)).extracting(Claimed::actionAt).doesNotContainNull();
    }

    @Test
    void anInstanceIsPutBackIntoAStateThatItEntered() {
        long id = f.insert(f.waiting("k"));
        f.store.cancel(f.a.machine(), id, "over");
        assertThat(operators().rewind(id, 77, WHO)).isEqualTo(NOT_APPLICABLE);
        long holder = f.insert(f.waiting("k"));
        assertThat(operators().rewind(id, 0, WHO)).isEqualTo(new Operated(Operated.Answer.KEY_TAKEN, null));
        f.store.cancel(f.a.machine(), holder, "over");
        assertThat(operators().rewind(id, 0, WHO)).isEqualTo(DUE);
        Claimed claimed = f.claim(1).get(0);
        assertThat(claimed.data()).isEqualTo("{\"n\":1}");
        assertThat(claimed.state()).isEqualTo(f.a.state());
        assertThat(operators().rewind(id, 0, WHO)).isEqualTo(DUE);
        assertThat(f.commit(f.to(claimed, Then.DONE)).applied()).isFalse();
        assertThat(told(id)).containsExactly(What.INSERTED, What.CANCELLED, What.REWOUND, What.REWOUND);
    }

    @Test
    void signalsAreSentByNameAndOnlyToTheLiving() {
        long id = f.insert(f.waiting(null));
        assertThat(operators().signal(id, "paid", "1", "d", WHO)).isEqualTo(DUE);
        assertThat(operators().signal(id, "paid", "1", "d", WHO)).isEqualTo(NOT_APPLICABLE);
        assertThat(operators().inbox(id, 9)).extracting(Mail::payload).containsExactly("1");
        assertThat(operators().cancel(id, "over", WHO)).isEqualTo(DONE);
        assertThat(operators().cancel(id, "over", WHO)).isEqualTo(NOT_APPLICABLE);
        assertThat(operators().signal(id, "paid", "2", null, WHO)).isEqualTo(NOT_APPLICABLE);
        assertThat(operators().signal(999, "paid", "2", null, WHO)).isEqualTo(Operated.MISSING);
        assertThat(told(id)).containsExactly(What.INSERTED, What.SIGNALLED, What.CANCELLED);
    }

    @Test
    void onlyWhatHasEndedIsDeleted() {
        long id = f.insert(f.waiting("k"));
        f.deliver(f.signal(id, "1", "d"));
        assertThat(operators().delete(id, WHO)).isEqualTo(NOT_APPLICABLE);
        f.store.cancel(f.a.machine(), id, "over");
        assertThat(operators().delete(id, WHO)).isEqualTo(DONE);
        assertThat(operators().delete(id, WHO)).isEqualTo(Operated.MISSING);
        assertThat(operators().row(id)).isEmpty();
        assertThat(f.store.find(f.a.machine(), "k")).isEmpty();
        assertThat(told(id)).containsExactly(What.INSERTED, What.CANCELLED, What.DELETED);
    }

    @Test
    void instancesAreListedByWhatIsAskedFor() {
        long one = f.insert(f.waiting("order:1"));
        long two = f.insert(new NewRow(f.a, QUEUE, 5, "order:2", "{}", Due.in(Duration.ofHours(1)), Due.NEVER));
        long bad = failed("bad");
        long alien = f.insert(new NewRow(f.other, "elsewhere", 5, null, "{}", Due.NEVER, Due.NEVER));
        assertThat(list(ALL, Long.MAX_VALUE, 9)).containsExactly(alien, bad, two, one);
        assertThat(list(ALL, bad, 1)).containsExactly(two);
        assertThat(list(query("order", null, null, null), Long.MAX_VALUE, 9)).containsExactly(bad, two, one);
        assertThat(list(query("unheard of", null, null, null), Long.MAX_VALUE, 9))
                .isEmpty();
        assertThat(list(query(null, Status.WAITING, null, null), Long.MAX_VALUE, 9))
                .containsExactly(alien, one);
        assertThat(list(query(null, null, "order:", null), Long.MAX_VALUE, 9)).containsExactly(two, one);
        assertThat(list(query(null, null, null, "java.io.IOException"), Long.MAX_VALUE, 9))
                .containsExactly(bad);
        Instant inserted = f.row(two).insertedAt();
        InstanceQuery from =
                new InstanceQuery("order", 1, "a", null, QUEUE, null, inserted, inserted, null, null, null, false);
        assertThat(list(from, Long.MAX_VALUE, 9)).isEmpty();
    }

    private static InstanceQuery query(String machine, Status status, String prefix, String failure) {
        return new InstanceQuery(machine, null, null, status, null, prefix, null, null, null, null, failure, false);
    }

    private List<Long> list(InstanceQuery query, long before, int limit) {
        return operators().list(query, before, limit).stream().map(Row::id).toList();
    }
}
