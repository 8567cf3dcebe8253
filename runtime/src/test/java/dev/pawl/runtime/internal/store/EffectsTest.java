package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static dev.pawl.runtime.internal.store.StoreFixture.inserting;
import static dev.pawl.runtime.internal.store.StoreFixture.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What outcomes do to other instances. */
class EffectsTest extends StoreContract {

    private List<Claimed> claimed(String... keys) {
        for (String key : keys) {
            f.insert(f.runnable(key));
        }
        return f.claim(keys.length);
    }

    private Row live(String key) {
        return f.store.find(f.a.machine(), key).orElseThrow();
    }

    @Test
    void ofAHolderThatLostItsLeaseNothingIsSentThoughTheNextIsInItsGroup() {
        long to = f.insert(f.waiting("to"));
        Claimed zombie = f.claimedNew();
        f.expire(zombie.id(), Duration.ofSeconds(1));
        f.store.reap(9);
        Claimed next = f.claim(1).get(0);
        List<Committed> committed = f.store.commit(
                List.of(
                        inserting(sending(f.to(zombie, Then.PARK), f.signal(to, "1", null)), f.waiting("zombie")),
                        inserting(sending(f.to(next, Then.PARK), f.signal(to, "2", null)), f.waiting("next"))),
                NODE);
        assertThat(committed).extracting(Committed::applied).containsExactly(false, true);
        assertThat(f.inbox(to)).containsExactly("2");
        assertThat(f.store.find(f.a.machine(), "next")).isPresent();
        assertThat(f.store.find(f.a.machine(), "zombie")).isEmpty();
    }

    @Test
    void ofTwoOutcomesOfOneThatHoldsOnTheLaterAloneCanCount() {
        long to = f.insert(f.waiting("to"));
        Claimed mine = f.claimedNew();
        List<Committed> committed = f.store.commit(
                List.of(
                        sending(f.to(mine, Then.CONTINUE), f.signal(to, "1", null)),
                        sending(f.to(mine.id(), mine.rev() + 1, Then.PARK, 0), f.signal(to, "2", null))),
                NODE);
        assertThat(committed).extracting(Committed::applied).containsExactly(false, false);
        assertThat(f.inbox(to)).isEmpty();
    }

    @Test
    void whatIsInsertedIsThereForTheSignalsThatAreSentWithIt() {
        Claimed claimed = f.claimedNew();
        Committed committed =
                f.commit(inserting(sending(f.to(claimed, Then.DONE), f.signal("new", "1", null)), f.waiting("new")));
        assertThat(committed.effected().sends().get(0).answer()).isEqualTo(Answer.DELIVERED);
        assertThat(f.mail(live("new").id())).isEqualTo(1);
    }

    @Test
    void aKeyIsFreeForTheOneThatFollowsWhoeverEndsInTheGroup() {
        List<Claimed> claimed = claimed("one", "two");
        f.store.commit(
                List.of(
                        inserting(f.to(claimed.get(0), Then.DONE), f.waiting("one"), f.waiting("two")),
                        f.to(claimed.get(1), Then.DONE)),
                NODE);
        assertThat(live("one").id()).isGreaterThan(claimed.get(1).id());
        assertThat(live("two").id()).isGreaterThan(claimed.get(1).id());
    }

    @Test
    void whoKeepsItsRowKnowsOfTheSignalsThatTheGroupSentIt() {
        List<Claimed> claimed = claimed("one", "two");
        long one = claimed.get(0).id();
        List<Committed> committed = f.store.commit(
                List.of(
                        sending(
                                f.to(claimed.get(0), Then.CONTINUE),
                                f.signal(one, "1", null),
                                f.signal("one", "2", "d")),
                        sending(f.to(claimed.get(1), Then.PARK), f.signal("one", "3", null), f.signal(one, "4", "d"))),
                NODE);
        assertThat(committed.get(0).kept()).isTrue();
        assertThat(committed.get(0).mail()).isEqualTo(3);
        assertThat(committed.get(1).mail()).isZero();
        assertThat(f.mail(one)).isEqualTo(3);
        assertThat(f.commit(f.to(one, committed.get(0).rev(), Then.PARK, 0)).due())
                .isZero();
    }

    @Test
    void whoEndsInTheGroupIsSentNothing() {
        List<Claimed> claimed = claimed("one", "two");
        List<Committed> committed = f.store.commit(
                List.of(
                        f.to(claimed.get(0), Then.DONE),
                        sending(
                                f.to(claimed.get(1), Then.DONE),
                                f.signal("one", "1", null),
                                f.signal(claimed.get(1).id(), "1", null))),
                NODE);
        assertThat(committed.get(1).effected().sends())
                .extracting(Delivered::answer)
                .containsExactly(Answer.ENDED, Answer.ENDED);
        assertThat(f.mail(claimed.get(0).id())).isZero();
    }
}
