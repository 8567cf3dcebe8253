package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.spi.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance is about to go through, and the step for it.
 *
 * @param id what tells it from other events of the instance when it is run again; null for the action
 * @param mails the signals it takes
 * @param timer the timer that fires
 * @param attempt how many times it was run before
 * @param failures how many times in a row it has failed, workers that died included
 */
record Event(
        Transition transition,
        @Nullable String id,
        List<Mail> mails,
        @Nullable String timer,
        int attempt,
        int failures) {

    boolean isAction() {
        return id == null;
    }

    List<Long> taken() {
        return mails.stream().map(Mail::seq).toList();
    }
}
