package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Note;
import dev.pawl.runtime.internal.store.What;
import dev.pawl.runtime.spi.Trigger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the history is told of an event; null where the machine's is not kept.
 *
 * @param caught what an error step was called for
 */
record Notes(
        Situation from,
        Event event,
        String method,
        @Nullable Throwable caught) {

    /** Of an event and its own step. */
    static Notes of(Situation from, Event event) {
        return new Notes(from, event, event.transition().method(), null);
    }

    /** Of a document that could not be read. */
    static @Nullable Note unreadable(Claimed claimed, StatePlan plan) {
        return plan.machine().recorded() ? new Note(What.FAILED, claimed.state(), null, null, 0, 0) : null;
    }

    @Nullable Note note(What what) {
        return note(what, event.failures());
    }

    /** The same for one failure more. */
    @Nullable Note failed(What what) {
        return note(what, event.failures() + 1);
    }

    private @Nullable Note note(What what, int failures) {
        return from.plan().machine().recorded()
                ? new Note(what, from.plan().id().state(), words(), method, event.attempt(), failures)
                : null;
    }

    /** A kind and a name, which {@code HistoryEntry} takes apart again. */
    private String words() {
        if (caught != null) {
            return "error " + caught.getClass().getName();
        }
        if (event.timer() != null) {
            return "timer " + event.timer();
        }
        if (event.isAction()) {
            return "action";
        }
        if (event.transition().trigger() instanceof Trigger.Joined) {
            return "children";
        }
        boolean all = ((Trigger.Signalled) event.transition().trigger()).all();
        String names =
                event.mails().stream().map(mail -> mail.signal()).distinct().collect(Collectors.joining(","));
        return (all ? "signals " : "signal ") + names;
    }
}
