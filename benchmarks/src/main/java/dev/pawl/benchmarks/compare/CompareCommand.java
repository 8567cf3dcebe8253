package dev.pawl.benchmarks.compare;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.database.ServerOptions;
import dev.pawl.benchmarks.database.Statements;
import dev.pawl.benchmarks.latency.Latency;
import dev.pawl.benchmarks.report.MeasuringCommand;
import dev.pawl.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compare}: the same work by the loop, by Pawl and by others. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "The same work by a loop with nothing but JDBC, by Pawl, and by other libraries, by turns, on one"
                + " Postgres that waits for its disk.")
public final class CompareCommand extends MeasuringCommand {

    /** Whether histories are written. */
    enum History {
        on,
        off
    }

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "How long a run should take. Default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--size",
            defaultValue = "0",
            description =
                    "How many instances everybody is given, whatever time that takes. By default it goes by the time.")
    private int size;

    @Option(
            names = "--history",
            description = "Only with, or only without, a history; both by default: ${COMPLETION-CANDIDATES}")
    private @Nullable History history;

    @Option(names = "--only", split = ",", description = "Only these works: ${COMPLETION-CANDIDATES}. All by default.")
    private @Nullable List<Work> only;

    @Option(
            names = "--pings",
            defaultValue = "100",
            description = "Signals in a round of latencies; 0 for none. Default ${DEFAULT-VALUE}.")
    private int pings;

    @Override
    protected void measure(Report report) throws Exception {
        try (Server postgres = server.open(report)) {
            Statements statements = server.statements() ? Statements.counted(postgres) : null;
            for (Work work : Work.values()) {
                if (only == null || only.contains(work)) {
                    for (boolean told : new boolean[] {false, true}) {
                        if (history == null || (history == History.on) == told) {
                            compare(work, told, postgres, statements, report);
                        }
                    }
                }
            }
            if (only == null && pings > 0) {
                report.say("");
                report.say("latency: from the call of signal to the beginning of the step, with nothing else to do");
                Latency.measure(postgres, warmups, rounds, pings, report);
            }
        }
    }

    private void compare(Work work, boolean told, Server postgres, @Nullable Statements statements, Report report)
            throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try {
            contenders.addAll(work.contenders(postgres, told));
            String prefix = work + (told ? "_history" : "");
            report.say("");
            report.say(prefix + ": " + work.description() + (told ? ", with a history row for each" : ""));
            if (statements != null) {
                statements.reset();
            }
            Map<String, List<Double>> rates = new Rounds(warmups, rounds, seconds, size).rates(contenders, report);
            if (statements != null) {
                statements.tell(report);
            }
            List<Double> pawl = Objects.requireNonNull(rates.get("pawl"));
            rates.forEach((name, values) -> report.metric(prefix + "." + name, work.unit() + "/s", values));
            rates.forEach((name, values) -> {
                if (!name.equals("pawl")) {
                    report.ratio(prefix + ".pawl_vs_" + name, pawl, values);
                }
            });
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
    }
}
