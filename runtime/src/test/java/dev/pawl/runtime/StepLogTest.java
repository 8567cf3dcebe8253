package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What a step logs says whose it is; by logback. On Java 21 and later steps run on virtual threads, before on others. */
@Timeout(60)
class StepLogTest {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    private static final Logger log = LoggerFactory.getLogger("steps");
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Map<String, String> mdc(CapturedLog captured, String message) {
        return captured.events().stream()
                .filter(event -> event.getFormattedMessage().equals(message))
                .map(ILoggingEvent::getMDCPropertyMap)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStepLogsWithItsInstanceAndLeavesNothingBehind() {
        TestMachine machine = TestMachine.named("Logging")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    log.info("start " + s.n());
                    MDC.put("mine", "1");
                    return new Middle(s.n());
                })
                .action(Middle.class, (s, c) -> {
                    log.info("middle " + s.n());
                    throw new IllegalStateException("no");
                })
                .onError(Middle.class, IllegalStateException.class, (s, e, c) -> {
                    log.info("error " + s.n());
                    if (c.failures() == 0) {
                        throw e;
                    }
                    return new End(s.n());
                })
                .retry(3, Duration.ofMillis(1), Duration.ofMillis(1));
        try (TestDatabase database = TestDatabase.fresh();
                CapturedLog captured = new CapturedLog("steps", Level.INFO);
                CapturedLog engine = new CapturedLog("dev.pawl.runtime.internal.engine.Run", Level.WARN);
                Pawl pawl = Pawl.on(database.dataSource())
                        .run(machine)
                        .queue("default", 1)
                        .start()) {
            TestClient client = new TestClient(pawl, machine);
            long first = client.insert(machine.insert(new Start(1), InsertOptions.key("k1")));
            client.await(first, SOON);
            long second = client.insert(machine.insert(new Start(2)));
            client.await(second, SOON);

            String id = Long.toString(first);
            assertThat(mdc(captured, "start 1"))
                    .containsOnly(
                            Map.entry("pawl.instance", id),
                            Map.entry("pawl.machine", "Logging"),
                            Map.entry("pawl.state", "Start"),
                            Map.entry("pawl.key", "k1"),
                            Map.entry("pawl.step", "step0"));
            assertThat(mdc(captured, "middle 1"))
                    .containsEntry("pawl.state", "Middle")
                    .containsEntry("pawl.step", "step1")
                    .doesNotContainKey("mine");
            assertThat(mdc(captured, "error 1"))
                    .containsEntry("pawl.instance", id)
                    .containsEntry("pawl.step", "step2");
            assertThat(mdc(captured, "start 2"))
                    .containsEntry("pawl.instance", Long.toString(second))
                    .doesNotContainKeys("pawl.key", "mine");
            // What the engine says of a step's failure is found with what the step said.
            assertThat(engine.events().get(0).getMDCPropertyMap())
                    .containsEntry("pawl.instance", id)
                    .containsEntry("pawl.step", "step1");
        }
        assertThat(MDC.getCopyOfContextMap())
                .satisfiesAnyOf(
                        map -> assertThat(map).isNull(), map -> assertThat(map).isEmpty());
    }
}
