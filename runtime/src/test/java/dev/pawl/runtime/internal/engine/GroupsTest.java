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
        Groups<String> groups = new Groups<>("test", 1, 10, this::handle, (item, why) -> abandoned.add(item + why));
        groups.start();
        groups.submit("bad");
        assertThat(abandoned.poll(20, TimeUnit.SECONDS)).isEqualTo("badjava.lang.OutOfMemoryError: as if");
        groups.submit("good");
        assertThat(handled.poll(20, TimeUnit.SECONDS)).isEqualTo("good");
        groups.close(PATIENCE);
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
}
