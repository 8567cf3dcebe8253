package dev.pawl.testing;

import dev.pawl.Completion;
import dev.pawl.Failure;
import dev.pawl.Status;
import dev.pawl.runtime.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is so of an instance, as people would say it. */
record Sentence(Instance<?> instance, Machines machines, Instant now) {

    /** Who: the key, if it has one. */
    String subject() {
        return instance.machine() + " " + instance.key().orElse(String.valueOf(instance.id()));
    }

    /** Who, and what it does. */
    String words() {
        return subject() + " " + predicate();
    }

    private String predicate() {
        Completion<?> completion = instance.completion().orElse(null);
        if (completion instanceof Completion.Done<?> done) {
            return "is done with " + done.result();
        }
        if (completion instanceof Completion.Failed<?> failed) {
            return "has failed with " + failure(failed.failure()) + " (in " + instance.stateName() + ")";
        }
        if (completion instanceof Completion.Cancelled<?> cancelled) {
            return "was cancelled: " + cancelled.reason() + " (in " + instance.stateName() + ")";
        }
        return activity() + " " + where();
    }

    private String activity() {
        Set<String> signals = machines.signals(instance);
        boolean dueNow = instance.due().isPresent() && !instance.due().get().isAfter(now);
        if (instance.status() == Status.PAUSED) {
            return "is paused";
        }
        if (instance.status() == Status.EXECUTING) {
            return "executes";
        }
        if (dueNow) {
            return "could run now, and nobody has drained,";
        }
        if (!signals.isEmpty()) {
            return "waits for " + String.join(" or ", signals);
        }
        return instance.due().map(due -> "waits until " + due).orElse("waits for nothing");
    }

    private String where() {
        List<String> parts = new ArrayList<>();
        parts.add("in " + instance.stateName() + " since " + instance.enteredAt());
        parts.addAll(machines.timerWords(instance));
        if (instance.attempt() > 0) {
            instance.due().ifPresent(due -> parts.add("attempt " + (instance.attempt() + 1) + " at " + due));
        }
        if (instance.failures() > 0) {
            parts.add(instance.failures()
                    + (instance.failures() == 1 ? " failure" : " failures")
                    + instance.failure()
                            .map(failure -> ", the last " + failure(failure))
                            .orElse(""));
        }
        return "(" + String.join("; ", parts) + ")";
    }

    static String failure(Failure failure) {
        return failure.type().isEmpty() ? failure.message() : failure.type() + ": " + failure.message();
    }
}
