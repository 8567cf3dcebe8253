package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.compare.Contender;
import dev.pawl.benchmarks.compare.Rounds;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.database.ServerOptions;
import dev.pawl.benchmarks.report.MeasuringCommand;
import dev.pawl.benchmarks.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands have in common that need a server. */
abstract class ScenarioCommand extends MeasuringCommand {

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "How long a run should take. Default ${DEFAULT-VALUE}.")
    protected double seconds;

    @Option(
            names = "--size",
            defaultValue = "0",
            description =
                    "How many instances a run is given, whatever time that takes. By default it goes by the time.")
    protected int size;

    abstract void measure(Server server, Report report) throws Exception;

    @Override
    protected final void measure(Report report) throws Exception {
        try (Server postgres = server.open(report)) {
            measure(postgres, report);
        }
    }

    /** Has them go by turns; closes them. */
    final Map<String, List<Double>> rates(String prefix, String unit, List<Contender> contenders, Report report)
            throws Exception {
        try {
            report.say("");
            report.say(prefix + ":");
            Map<String, List<Double>> rates = new Rounds(warmups, rounds, seconds, size).rates(contenders, report);
            rates.forEach((name, values) -> report.metric(prefix + "." + name, unit + "/s", values));
            return rates;
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
    }

    static void ratio(String metric, String of, String to, Map<String, List<Double>> rates, Report report) {
        report.ratio(metric, Objects.requireNonNull(rates.get(of)), Objects.requireNonNull(rates.get(to)));
    }
}
