package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.internal.jdbc.Pulse;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.Recording;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of an outage; by a clock that the test moves. */
class OutagesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Recording told = new Recording();
    private final Pulse pulse = new Observers(List.of(told), nanos::get).pulse();
    private final CapturedLog log = new CapturedLog(Outages.class.getName(), Level.DEBUG);

    @AfterEach
    void close() {
        log.close();
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void fail(Kind kind) {
        pulse.failed(new DatabaseException("Could not look", kind, null));
    }

    /** Somebody fails every second. */
    private void failFor(int seconds) {
        for (int i = 0; i < seconds; i++) {
            fail(Kind.UNAVAILABLE);
            pass(1);
        }
    }

    @Test
    void anOutageIsToldOfOnceThenLessAndLessOftenAndOnceWhenItIsOver() {
        failFor(110);
        pulse.answered();
        pulse.answered();
        assertThat(log.messages(Level.WARN))
                .containsExactly(
                        "The database does not answer; what needs it is tried again until it does. Could not look",
                        "The database has not answered for 15 s, 16 calls. Could not look",
                        "The database has not answered for 45 s, 46 calls. Could not look",
                        "The database has not answered for 105 s, 106 calls. Could not look");
        assertThat(log.messages(Level.INFO))
                .containsExactly("The database answers again, after 110000 ms and 110 failed calls");
        assertThat(log.messages(Level.DEBUG)).hasSize(1);
        assertThat(told.events())
                .containsExactly(
                        new PawlEvent.DatabaseLost("Could not look"),
                        new PawlEvent.DatabaseBack(Duration.ofSeconds(110), 110));
    }

    @Test
    void aRefusalIsAnAnswer() {
        fail(Kind.CONTENTION);
        fail(Kind.REJECTED);
        assertThat(log.events()).isEmpty();
        fail(Kind.UNAVAILABLE);
        fail(Kind.REJECTED);
        assertThat(log.messages(Level.INFO)).hasSize(1);
    }

    @Test
    void onesThatFollowEachOtherAreToldOfAsOne() {
        for (int i = 0; i < 20; i++) {
            failFor(1);
            pulse.answered();
        }
        assertThat(log.messages(Level.WARN)).hasSize(2);
        assertThat(log.messages(Level.INFO)).hasSize(2);
        assertThat(told.events(PawlEvent.DatabaseBack.class)).hasSize(20);
        pass(600);
        failFor(16);
        assertThat(log.messages(Level.WARN)).hasSize(4);
    }
}
