package dev.pawl.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a command has found out: printed as it comes, and kept. Not thread-safe. */
public final class Report {

    private final PrintStream out;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    /** A line for people. */
    public void say(String line) {
        out.println(line);
    }

    /** What the results depend on. */
    public void setting(String name, String value) {
        if (!value.equals(settings.put(name, value))) {
            out.println(name + ": " + value);
        }
    }

    /** A result that was measured once. */
    public void metric(String name, String unit, double value) {
        metric(name, unit, List.of(value));
    }

    /** A result that was measured in several rounds. */
    public void metric(String name, String unit, List<Double> values) {
        Metric metric = new Metric(name, unit, values);
        metrics.put(name, metric);
        if (values.size() > 1) {
            Spread spread = metric.spread();
            out.println("  " + name + ": " + Metric.number(spread.median()) + " " + unit + ", quartiles "
                    + Metric.number(spread.low()) + " to " + Metric.number(spread.high()) + ", " + values.size()
                    + " rounds");
        }
        out.println(metric.line());
    }

    /** A result for each round: how the one did, for each of what the other did in the same round. */
    public void ratio(String name, List<Double> of, List<Double> to) {
        metric(
                name,
                "ratio",
                IntStream.range(0, of.size())
                        .mapToObj(i -> of.get(i) / to.get(i))
                        .toList());
    }

    /** A result that is there. */
    public Optional<Metric> find(String name) {
        return Optional.ofNullable(metrics.get(name));
    }

    /** All results, in the order in which they came. */
    public List<Metric> metrics() {
        return new ArrayList<>(metrics.values());
    }

    /** Writes all of it as one JSON object. */
    public void writeJson(Path file) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), file.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeName("settings");
            json.writeStartObject();
            settings.forEach((name, value) -> json.writeName(name).writeString(value));
            json.writeEndObject();
            json.writeName("metrics");
            json.writeStartArray();
            metrics.values().forEach(metric -> write(metric, json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Metric metric, JsonGenerator json) {
        Spread spread = metric.spread();
        json.writeStartObject();
        json.writeName("name").writeString(metric.name());
        json.writeName("value").writeNumber(spread.median());
        json.writeName("unit").writeString(metric.unit());
        json.writeName("low").writeNumber(spread.low());
        json.writeName("high").writeNumber(spread.high());
        json.writeName("rounds").writeStartArray();
        metric.values().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }
}
