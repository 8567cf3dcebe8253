package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.spawning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Commit.Then;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parents and children. */
class FamiliesTest extends StoreContract {

    private static final Gate GATE = new Gate("@order", "customer:7");

    private NewRow[] children(int count) {
        return Collections.nCopies(count, f.runnable(null)).toArray(NewRow[]::new);
    }

    /** The outcome of one that enters a state, and is told to the history. */
    private Commit entering(Claimed claimed, Then then) {
        return StoreFixture.told(f.to(claimed, then), What.ENTERED, claimed.state());
    }

    /** A parent that waits for these. */
    private Committed parent(NewRow... children) {
        Committed parent = f.commit(spawning(entering(f.claimedNew(), Then.PARK), children));
        assertThat(parent.applied()).isTrue();
        return parent;
    }

    private Commit failed(Claimed child) {
        return StoreFixture.with(
                f.to(child, Then.FAILED), new Family(Family.AS_BEFORE, false, false, child.parent()), Effects.NONE);
    }

    private Commit leaving(Claimed parent, Then then) {
        return StoreFixture.with(f.to(parent, then), new Family(Family.FOR_NONE, false, true, null), Effects.NONE);
    }

    private long live(long parent) {
        return f.store.operators().children(parent, 0, 99).stream()
                .filter(row -> row.endedAt() == null)
                .count();
    }

    /** The whole list, once. */
    private int sweep() {
        int cancelled = 0;
        Sweep sweep = Sweep.START;
        do {
            sweep = f.store.cancelChildren(sweep, 5);
            cancelled += sweep.cancelled();
        } while (!sweep.over());
        return cancelled;
    }

    @Test
    void childrenAreListedInTheirOrder() {
        long parent = parent(children(5)).id();
        Operators operators = f.store.operators();
        List<Row> first = operators.children(parent, 0, 3);
        List<Row> rest = operators.children(parent, first.get(2).id(), 9);
        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2).allMatch(row -> row.id() > first.get(2).id());
        assertThat(first).allMatch(row -> row.parent() != null && row.parent() == parent);
        assertThat(f.row(parent).awaited()).isEqualTo(5);
        assertThat(f.row(parent).parent()).isNull();
    }

    /** So its join comes before its action. */
    @Test
    void aParentWhoseChildrenAreAllRefusedKnowsThatItHasJoinedAsSoonAsItIsCommitted() {
        f.insert(f.waiting("one"));
        f.insert(f.waiting("two"));
        Committed none = f.commit(spawning(f.to(f.claimedNew(), Then.CONTINUE), f.waiting("one"), f.waiting("two")));
        assertThat(none.kept()).isTrue();
        assertThat(none.joinedAt()).isNotNull();
        Committed some = f.commit(spawning(f.to(f.claimedNew(), Then.CONTINUE), f.waiting("one"), f.waiting("three")));
        assertThat(some.joinedAt()).isNull();
    }

    /** What the join was given is no longer true: the child is missing from it. */
    @Test
    void aJoinThatIsInHandIsVoidOnceAChildIsRetriedAndItsPlaceIsFree() {
        f.insert(new NewRow(f.a, StoreFixture.QUEUE, 5, null, "{}", Due.NOW, Due.NEVER, GATE));
        Claimed claimed = f.claim(1).get(0);
        f.store.limits().enter(Map.of(new Held(claimed.id(), claimed.rev()), GATE), NODE);
        long parent = f.commit(StoreFixture.limited(spawning(f.to(claimed, Then.PARK), children(2)), claimed.limited()))
                .id();
        List<Claimed> children = f.claim(2);
        f.store.commit(List.of(failed(children.get(0)), f.done(children.get(1))), NODE);
        Claimed joining = f.claim(1).get(0);
        assertThat(joining.joinedAt()).isNotNull();
        assertThat(f.store.limits().enter(Map.of(new Held(parent, joining.rev()), GATE), NODE))
                .containsExactly(parent);
        f.store.operators().retry(List.of(children.get(0).id()), "ann");
        assertThat(f.store.children(parent)).hasSize(1);
        assertThat(f.commit(leaving(joining, Then.DONE)).applied()).isFalse();
        List<Claimed> both = f.claim(9);
        assertThat(both)
                .extracting(Claimed::id)
                .containsExactlyInAnyOrder(parent, children.get(0).id());
        Claimed again = both.stream().filter(c -> c.id() == parent).findFirst().orElseThrow();
        assertThat(again.joinedAt()).isNull();
        assertThat(f.store.limits().enter(Map.of(new Held(parent, again.rev()), GATE), NODE))
                .containsExactly(parent);
        f.commit(StoreFixture.limited(f.to(again, Then.PARK), again.limited()));
        assertThat(f.row(parent).awaited()).isEqualTo(1);
        f.commit(f.done(both.stream().filter(c -> c.id() != parent).findFirst().orElseThrow()));
        assertThat(f.claim(1).get(0).joinedAt()).isNotNull();
        assertThat(f.store.children(parent)).hasSize(2);
    }

    @Test
    void aHeldParentThatHasTheJoinInHandRestsOnceAChildIsRewound() {
        long parent = parent(children(1)).id();
        Claimed child = f.claim(1).get(0);
        f.commit(f.done(child));
        Claimed joining = f.claim(1).get(0);
        f.store.operators().pause(parent, "ann");
        assertThat(f.store.operators().rewind(child.id(), 0, "ann").answer()).isEqualTo(Operated.Answer.DONE);
        assertThat(f.commit(leaving(joining, Then.DONE)).applied()).isFalse();
        assertThat(f.row(parent).status()).isEqualTo(Status.PAUSED);
        assertThat(f.row(parent).awaited()).isEqualTo(1);
        assertThat(f.row(parent).due()).isNull();
    }

    @Test
    void aRetriedChildOfAParentThatIsAtSomethingElseDisturbsNobody() {
        Claimed parent = f.claimedNew();
        Committed kept = f.commit(spawning(f.to(parent, Then.CONTINUE), children(2)));
        Claimed child = f.claim(2).get(0);
        f.commit(failed(child));
        f.store.operators().retry(List.of(child.id()), "ann");
        assertThat(f.commit(f.to(parent.id(), kept.rev(), Then.PARK, 0)).applied())
                .isTrue();
        assertThat(f.row(parent.id()).awaited()).isEqualTo(2);
    }

    @Test
    void aParentThatIsRewoundToChildrenOnTheListKeepsThem() {
        Committed spawned = parent(children(2));
        long parent = spawned.id();
        f.store.cancel(f.a.machine(), parent, "a mistake");
        assertThat(f.store.look(Look.Request.of(List.of(), new int[0], true)).orphans())
                .isTrue();
        assertThat(f.store.operators().rewind(parent, spawned.rev(), "ann").answer())
                .isEqualTo(Operated.Answer.DONE);
        assertThat(sweep()).isZero();
        assertThat(live(parent)).isEqualTo(2);
        assertThat(f.row(parent).awaited()).isEqualTo(2);
        f.store.cancel(f.a.machine(), parent, "no mistake");
        assertThat(sweep()).isEqualTo(2);
        assertThat(f.store.look(Look.Request.of(List.of(), new int[0], true)).orphans())
                .isFalse();
    }

    @Test
    void aParentThatIsRewoundToChildrenThatWereAllRefusedIsToldSoAgain() {
        f.insert(f.waiting("taken"));
        Committed spawned = parent(f.waiting("taken"), f.waiting("taken"));
        long parent = spawned.id();
        Claimed joining = f.claim(1).get(0);
        assertThat(f.store.children(parent)).hasSize(2);
        f.commit(leaving(joining, Then.DONE));
        f.store.operators().rewind(parent, spawned.rev(), "ann");
        assertThat(f.claim(1).get(0).joinedAt()).isNotNull();
        assertThat(f.store.children(parent)).extracting(Ended::key).containsExactly("taken", "taken");
    }

    @Test
    void manyParentsWithFewChildrenEachAreSweptInParts() {
        for (int n = 0; n < 12; n++) {
            long parent = parent(children(1)).id();
            f.claim(1);
            f.store.cancel(f.a.machine(), parent, "why");
        }
        assertThat(sweep()).isEqualTo(12);
        assertThat(sweep()).isZero();
    }
}
