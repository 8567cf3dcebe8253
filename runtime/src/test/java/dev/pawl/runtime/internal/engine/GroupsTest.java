package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupsTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> abandoned = new LinkedBlockingQueue<>();

    @Test
    void aLaneOutlivesWhateverItsHandlerThrows() throws Exception {
        Groups<String> groups =
                new Groups<>("test", 1, 10, item -> 1, this::handle, (item, why) -> abandoned.add(item + why));
        groups.start();
        groups.submit("bad");
        assertThat(abandoned.poll(20, TimeUnit.SECONDS)).isEqualTo("badjava.lang.OutOfMemoryError: as if");
        groups.submit("good");
        assertThat(handled.poll(20, TimeUnit.SECONDS)).isEqualTo("good");
        groups.close(PATIENCE);
    }

    /** As a listener of the user's may leave it behind, which is told by the lane. */
    @Test
    void aLaneOutlivesAnInterruption() throws Exception {
        Groups<String> groups = new Groups<>(
                "test",
                1,
                1,
                item -> 1,
                items -> {
                    handled.addAll(items);
                    Thread.currentThread().interrupt();
                },
                (item, why) -> abandoned.add(item));
        groups.start();
        groups.submit("first");
        assertThat(handled.poll(20, TimeUnit.SECONDS)).isEqualTo("first");
        groups.submit("second");
        assertThat(handled.poll(20, TimeUnit.SECONDS)).isEqualTo("second");
        groups.close(Duration.ofSeconds(10));
        assertThat(abandoned).isEmpty();
    }

    private void handle(List<String> items) {
        if (items.contains("bad")) {
            throw new OutOfMemoryError("as if");
        }
        handled.addAll(items);
    }

    @Test
    void whatWaitsBehindAHandlerThatDoesNotEndIsAbandonedByAClose() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Groups<String> groups = new Groups<>(
                "test",
                1,
                1,
                item -> 1,
                items -> {
                    begun.countDown();
                    never.await();
                },
                (item, why) -> abandoned.add(item));
        groups.start();
        groups.submit("first");
        begun.await();
        groups.submit("second");
        groups.close(PATIENCE);
        assertThat(abandoned).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void oneGroupIsNoLargerThanAMessageShouldBe() throws Exception {
        BlockingQueue<List<Long>> seen = new LinkedBlockingQueue<>();
        Groups<Long> groups = new Groups<>("test", 1, 4, size -> size, seen::add, (item, why) -> {});
        long half = Groups.LARGEST / 2;
        for (long size : new long[] {half, half, 1, 3 * half, half, 1, 1, 1, 1}) {
            groups.submit(size);
        }
        groups.start();
        groups.close(Duration.ofSeconds(10));
        assertThat(seen)
                .containsExactly(
                        List.of(half, half), List.of(1L), List.of(3 * half), List.of(half, 1L, 1L, 1L), List.of(1L));
    }
}
