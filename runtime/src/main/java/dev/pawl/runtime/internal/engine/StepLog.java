package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.spi.MachineDefinition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What SLF4J's MDC of a thread says of the step that it runs, until this is closed; then it is as it was, whatever the step
 * has put there.
 */
final class StepLog implements AutoCloseable {

    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private StepLog() {}

    static StepLog open(Situation current, String step) {
        StepLog log = new StepLog();
        MachineDefinition<?> machine = current.plan().machine().definition();
        Map<String, String> said = log.before == null ? new HashMap<>() : new HashMap<>(log.before);
        said.put("pawl.instance", Long.toString(current.id()));
        said.put("pawl.machine", machine.name());
        said.put("pawl.state", current.plan().definition().name());
        said.put("pawl.step", step);
        if (current.key() != null) {
            said.put("pawl.key", current.key());
        }
        MDC.setContextMap(said);
        return log;
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
