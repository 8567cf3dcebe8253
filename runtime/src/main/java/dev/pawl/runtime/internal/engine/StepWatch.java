package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlEvent.StepEnded.Result;
import dev.pawl.runtime.event.Subject;
import dev.pawl.runtime.internal.store.Commit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of a step, for those who listen: told when it starts, and once when it has ended. For one thread. */
final class StepWatch {

    private final Observers observers;
    private final @Nullable Subject subject;
    private final String step;
    private long begun;
    private Duration took = Duration.ZERO;
    private Result result = Result.NOT_CALLED;
    private @Nullable Throwable error;

    private StepWatch(Observers observers, @Nullable Subject subject, String step) {
        this.observers = observers;
        this.subject = subject;
        this.step = step;
    }

    /** Tells that the step starts. */
    static StepWatch started(Observers observers, Situation current, Event event, String step) {
        Subject subject = observers.listening() ? current.subject() : null;
        if (subject != null) {
            observers.stepStarted(subject, step, event);
        }
        return new StepWatch(observers, subject, step);
    }

    /** The method is called now. */
    void called() {
        begun = subject == null ? 0 : observers.begin();
    }

    /** The method has returned, or thrown. */
    void over() {
        took = subject == null ? Duration.ZERO : observers.since(begun);
        result = Result.THREW;
    }

    void came(Successor to) {
        if (to.end() != null) {
            result = to.end() == Commit.Then.DONE ? Result.DONE : Result.STOPPED;
        } else if (to.entered()) {
            result = Result.ENTERED;
        } else {
            boolean again = to.again() != null || to.attempt() > to.from().attempt();
            result = again ? Result.REPLAYED : Result.STAYED;
        }
    }

    void threw(Throwable thrown) {
        error = thrown;
    }

    /** Tells that the step has ended. */
    void ended() {
        if (subject != null) {
            observers.stepEnded(new PawlEvent.StepEnded(subject, step, result, took, Optional.ofNullable(error)));
        }
    }
}
