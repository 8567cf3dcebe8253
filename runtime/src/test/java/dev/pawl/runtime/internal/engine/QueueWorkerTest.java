package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueWorkerTest {

    @Test
    void aClaimOfOneIsWorthItWhereAPlaceWouldStandIdle() {
        assertThat(QueueWorker.worthAClaim(1, 10, false, 0)).isTrue();
        assertThat(QueueWorker.worthAClaim(1, 10, false, 9)).isTrue();
        assertThat(QueueWorker.worthAClaim(1, 1, true, 0)).isTrue();
        assertThat(QueueWorker.worthAClaim(0, 10, false, 0)).isFalse();
    }

    @Test
    void withOthersReadyAQuarterOfTheRoomIsAwaited() {
        assertThat(QueueWorker.worthAClaim(1, 10, true, 0)).isFalse();
        assertThat(QueueWorker.worthAClaim(2, 10, true, 0)).isTrue();
        assertThat(QueueWorker.worthAClaim(Integer.MAX_VALUE, Integer.MAX_VALUE, true, 0))
                .isTrue();
    }

    @Test
    void whileManyWaitForTheirCommitsAFewAreNotClaimed() {
        assertThat(QueueWorker.worthAClaim(1, 1_510, false, 1_509)).isFalse();
        assertThat(QueueWorker.worthAClaim(100, 1_510, false, 1_410)).isFalse();
        assertThat(QueueWorker.worthAClaim(180, 1_510, false, 1_330)).isTrue();
        assertThat(QueueWorker.worthAClaim(400, 1_510, true, 1_000)).isTrue();
    }
}
