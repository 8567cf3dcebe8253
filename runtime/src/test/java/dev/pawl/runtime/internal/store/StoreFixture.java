package dev.pawl.runtime.internal.store;

import dev.pawl.runtime.internal.store.Commit.Then;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An empty store with two machines: {@code order} with the states a and b, and {@code other}. */
public abstract class StoreFixture implements AutoCloseable {

    public static final String QUEUE = "orders";
    public static final long NODE = 7_000_000_000_007L;
    public static final Duration LEASE = Duration.ofMinutes(1);

    public static final StateKey A = new StateKey("order", 1, "a", 1);
    public static final StateKey B = new StateKey("order", 1, "b", 1);
    public static final StateKey OTHER = new StateKey("other", 1, "a", 1);

    public final Store store;
    public final StateId a;
    public final StateId b;
    public final StateId other;
    public final int[] states;

    protected StoreFixture(Store store) {
        this.store = store;
        Map<StateKey, StateId> ids = store.register(List.of(A, B, OTHER));
        a = ids.get(A);
        b = ids.get(B);
        other = ids.get(OTHER);
        states = new int[] {a.state(), b.state()};
    }

    /** What is stored has happened, and is due, so much earlier. */
    public abstract void skip(Duration time);

    /** So long no node has said that it is alive: neither what it knows nor which schedules it has. */
    public abstract void silence(Duration time);

    /** Ends the lease of an instance, so long ago. */
    public void expire(long id, Duration ago) {
        try (Store.Keeper keeper = store.keeper()) {
            keeper.extend(Set.of(id), ago.negated(), NODE);
        }
    }

    public Row row(long id) {
        return store.get(a.machine(), id).orElseThrow();
    }

    /** How many signals were ever delivered to an instance. */
    public int mail(long id) {
        return store.inbox(id, Set.of(), 1).mail();
    }

    /** The payloads that wait. */
    public List<String> inbox(long id) {
        return store.inbox(id, Set.of("paid"), 10_000).signals().stream()
                .map(Mail::payload)
                .toList();
    }

    public NewRow runnable(String key) {
        return new NewRow(a, QUEUE, 5, key, "{\"n\":1}", Due.NOW, Due.NEVER);
    }

    public NewRow waiting(String key) {
        return new NewRow(a, QUEUE, 5, key, "{\"n\":1}", Due.NEVER, Due.NEVER);
    }

    public long insert(NewRow row) {
        return store.insert(List.of(row)).get(0).id();
    }

    public List<Claimed> claim(int limit) {
        return store.claim(QUEUE, states, limit, LEASE, NODE);
    }

    /** Inserts one that may run, and claims it; there must be no other. */
    public Claimed claimedNew() {
        long id = insert(runnable(null));
        Claimed claimed = claim(1).get(0);
        if (claimed.id() != id) {
            throw new AssertionError("another one was claimed");
        }
        return claimed;
    }

    public Commit to(Claimed claimed, Then then) {
        return to(claimed.id(), claimed.rev(), then, claimed.inbox().mail());
    }

    /** An outcome that enters b, with nothing more to do there. */
    public Commit to(long id, long rev, Then then, int seen) {
        return new CommitBuilder(id, rev, b.state(), "{\"n\":2}", then)
                .entered(true)
                .seen(seen)
                .build();
    }

    public static Commit timers(Commit c, Due timers) {
        return new CommitBuilder(c).timers(timers).build();
    }

    public static Commit action(Commit c, Due action, int attempt, int failures) {
        return new CommitBuilder(c).action(action, attempt, failures).build();
    }

    public static Commit again(Commit c, Again again) {
        return new CommitBuilder(c).again(again).build();
    }

    public static Commit taking(Commit c, Long... seqs) {
        return new CommitBuilder(c).taken(seqs).build();
    }

    public static Commit data(Commit c, String data) {
        return new CommitBuilder(c).data(data).build();
    }

    public static Commit fired(Commit c, Set<String> fired, boolean entered) {
        return new CommitBuilder(c).fired(fired).entered(entered).build();
    }

    public static Commit limited(Commit c, Limited limited) {
        return new CommitBuilder(c).limited(limited).build();
    }

    public static Commit with(Commit c, Family family, Effects effects) {
        return new CommitBuilder(c).family(family).effects(effects).build();
    }

    /** The outcome of a state's action, which is told to the history. */
    public static Commit told(Commit c, What what, int from) {
        return new CommitBuilder(c).told(what, from).build();
    }

    public static Commit sending(Commit c, Delivery... sends) {
        return with(c, c.family(), new Effects(List.of(sends), c.effects().inserts(), List.of()));
    }

    public static Commit inserting(Commit c, NewRow... rows) {
        return with(c, c.family(), new Effects(c.effects().sends(), List.of(rows), List.of()));
    }

    public static Commit spawning(Commit c, NewRow... rows) {
        return with(c, new Family(rows.length, false, false, null), new Effects(List.of(), List.of(), List.of(rows)));
    }

    /** The end of a child, if it is one. */
    public Commit done(Claimed claimed) {
        return with(to(claimed, Then.DONE), new Family(Family.FOR_NONE, false, true, claimed.parent()), Effects.NONE);
    }

    public Committed commit(Commit outcome) {
        return store.commit(List.of(outcome), NODE).get(0);
    }

    public Delivery signal(long id, String payload, String dedup) {
        return new Delivery(a.machine(), id, null, "paid", payload, dedup);
    }

    public Delivery signal(String key, String payload, String dedup) {
        return new Delivery(a.machine(), null, key, "paid", payload, dedup);
    }

    public Delivered deliver(Delivery delivery) {
        return store.deliver(List.of(delivery)).get(0);
    }

    @Override
    public abstract void close();
}
