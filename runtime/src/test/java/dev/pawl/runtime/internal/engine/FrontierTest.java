package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Watermark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicLong now = new AtomicLong(-7);
    private final Frontier frontier = new Frontier(now::get);

    private static Watermark mark(long time) {
        return Watermark.NONE.with(5, time);
    }

    private static List<Look.Next> first(int priority, long time) {
        return List.of(new Look.Next("q", priority, Duration.ZERO, time));
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    /** A claim that takes so long and comes so far; tells from where it has looked. */
    private Watermark claim(long millis, long reached) {
        return claim(millis, reached, 0);
    }

    private Watermark claim(long millis, long reached, long before) {
        Watermark from = frontier.forClaim();
        pass(before + millis);
        long took = Duration.ofMillis(millis).toNanos();
        frontier.claimed(from, new Picked(List.of(), mark(reached), took));
        return from;
    }

    @Test
    void claimsGoOnWhereTheOneBeforeHasCome() {
        assertThat(claim(5, 100)).isSameAs(Watermark.NONE);
        assertThat(claim(5, 200).at(5)).isEqualTo(100);
        assertThat(claim(5, 300).at(5)).isEqualTo(200);
    }

    @Test
    void fromTimeToTimeOneLooksFromTheBeginning() {
        claim(5, 100);
        assertThat(frontier.untilWhole(NEVER)).isEqualTo(Duration.ofMillis(95));
        pass(94);
        assertThat(claim(0, 200).at(5)).isEqualTo(100);
        pass(1);
        assertThat(frontier.untilWhole(NEVER)).isZero();
        assertThat(claim(5, 300)).isSameAs(Watermark.NONE);
    }

    @Test
    void whereItTakesNoTimeAllDo() {
        assertThat(claim(0, 100)).isSameAs(Watermark.NONE);
        assertThat(claim(0, 200)).isSameAs(Watermark.NONE);
    }

    @Test
    void onceItIsDearTheLookoutDoesIt() {
        claim(100, 100);
        assertThat(frontier.dear()).isTrue();
        assertThat(frontier.untilWhole(NEVER)).isEqualTo(NEVER);
        pass(1_000_000);
        assertThat(claim(5, 200).at(5)).isEqualTo(100);
        assertThat(frontier.forLooks().at(5)).isEqualTo(200);
    }

    @Test
    void aLongClaimFromTheMarkIsNotDear() {
        claim(5, 100);
        claim(100, 200);
        assertThat(frontier.dear()).isFalse();
        assertThat(frontier.forLooks()).isSameAs(Watermark.NONE);
    }

    /** A wait for a connection, or a pause of the JVM, says nothing of what lies in front. */
    @Test
    void onlyTheStoresOwnTimeIsDear() {
        claim(5, 100, 10_000);
        assertThat(frontier.dear()).isFalse();
        assertThat(frontier.untilWhole(NEVER)).isEqualTo(Duration.ofMillis(95));
    }

    @Test
    void theMarkGoesBackToWhatWasFoundBehindIt() {
        claim(100, 200);
        frontier.looked(first(5, 150), Frontier.DEAR);
        assertThat(claim(5, 200).at(5)).isEqualTo(150);
        frontier.looked(first(5, 250), Frontier.DEAR);
        assertThat(claim(5, 200).at(5)).isEqualTo(200);
        frontier.looked(first(4, 150), Frontier.DEAR);
        assertThat(claim(5, 200).at(5)).isEqualTo(200);
        assertThat(claim(5, 200).at(4)).isNull();
    }

    @Test
    void whatWasFoundWhileAClaimWasUnderWayIsNotForgotten() {
        claim(100, 200);
        Watermark from = frontier.forClaim();
        frontier.looked(first(5, 150), Frontier.DEAR);
        frontier.claimed(from, new Picked(List.of(), mark(300), 0));
        assertThat(claim(5, 300).at(5)).isEqualTo(150);
        assertThat(claim(5, 300).at(5)).isEqualTo(300);
    }

    @Test
    void aQuickLookGivesItBackToTheClaims() {
        claim(100, 200);
        frontier.looked(List.of(), Frontier.DEAR - 1);
        assertThat(frontier.dear()).isFalse();
        assertThat(claim(5, 300)).isSameAs(Watermark.NONE);
    }

    @Test
    void aClaimThatFailsHasTakenItsTime() {
        claim(5, 100);
        pass(95);
        Watermark from = frontier.forClaim();
        long begun = now.get();
        pass(10_000);
        frontier.failed(from, begun);
        assertThat(frontier.dear()).isTrue();
        assertThat(claim(5, 300).at(5)).isEqualTo(100);
    }

    /** Where nobody has ever come through from the beginning, claims begin with what is due now. */
    @Test
    void whereNothingIsKnownClaimsBeginAnywhere() {
        Watermark from = frontier.forClaim();
        long begun = now.get();
        pass(99);
        assertThat(frontier.failed(from, begun)).as("that was not long").isFalse();
        pass(100_000);
        begun = now.get();
        pass(100);
        assertThat(frontier.failed(frontier.forClaim(), begun)).isTrue();
        frontier.beginAt(70_000_000);
        assertThat(claim(5, 80_000_000).urgentFirst()).containsOnly(10_000_000L);
        assertThat(frontier.dear()).isTrue();
        from = frontier.forClaim();
        assertThat(frontier.failed(from, now.get())).as("there is a mark").isFalse();
    }
}
