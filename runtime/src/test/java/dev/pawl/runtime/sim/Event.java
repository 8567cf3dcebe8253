package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.One.Mail;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance is about to go through.
 *
 * @param name tells it from others of the instance
 */
record Event(Step step, String name, List<Mail> mails, int attempt, int failures) {

    /** What may come of it. */
    enum What {
        ENTERED,
        STAYED,
        REPLAYED,
        ATTEMPT_FAILED,
        FAILED,
        STOPPED
    }

    /**
     * What has come of it.
     *
     * @param by what did it; null where nothing did
     * @param pause until it, or the action of the state that is entered, is run
     */
    record Result(What what, @Nullable Deed by, Duration pause) {}
}
