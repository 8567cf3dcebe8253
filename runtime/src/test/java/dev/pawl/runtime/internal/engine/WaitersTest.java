package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.ClientStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitersTest {

    @Test
    void whoComesAfterTheEndDoesNotWait() throws Exception {
        ClientStore nothingEnds = (ClientStore) Proxy.newProxyInstance(
                ClientStore.class.getClassLoader(), new Class<?>[] {ClientStore.class}, (p, m, a) -> List.of());
        Waiters waiters = new Waiters(nothingEnds, Ticker.SYSTEM);
        waiters.loop().start();
        var before = waiters.await(1);
        waiters.loop().stop();
        waiters.loop().await(Duration.ofSeconds(10));
        assertThat(before).isCancelled();
        assertThat(waiters.await(1)).isCancelled();
    }
}
