package dev.pawl.examples.permits;

import dev.pawl.examples.support.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a replay came to.
 *
 * @param same cases that ended with exactly the log's sequence of events
 * @param differences the others, in words
 * @param missing events of which no copy was accepted
 */
record Verdict(EventLog log, Answers answers, int killed, long same, long missing, List<String> differences) {

    /** Whether every case ended as in the log. */
    boolean good() {
        return differences.isEmpty() && missing == 0 && answers.acceptedTwice() == 0;
    }

    /** The table that a run ends with. */
    Table table() {
        String copies = String.format(
                Locale.ROOT,
                "%,d refused as duplicates, %,d because the case was closed",
                answers.duplicates(),
                answers.tooLate());
        return new Table()
                .line("cases in the log", same + differences.size(), "")
                .line("events in the log", log.events().size(), "")
                .line("kinds of events", log.kinds(), "")
                .line("different sequences", log.orders(), "")
                .line("signals sent", answers.sent(), copies)
                .line("signals lost", missing, "no copy was accepted")
                .line("signals applied twice", answers.acceptedTwice(), "two copies were accepted")
                .line("workers killed", killed, "with SIGKILL")
                .line("cases as in the log", same, "the same events in the same order")
                .line("cases that differ", differences.size(), "");
    }

    /** The run in one line. */
    String summary(Duration elapsed) {
        return String.format(
                Locale.ROOT,
                "%,d cases, %,d events in %.1f s, workers killed %d: %d cases differ from the log",
                same + differences.size(),
                log.events().size(),
                elapsed.toMillis() / 1000.0,
                killed,
                differences.size());
    }
}
