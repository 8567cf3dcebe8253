package dev.pawl.examples.permits;

import dev.pawl.examples.permits.Dossier.Entry;
import dev.pawl.examples.support.DemoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * An event log: what happened in many cases, in the order of time over all of them.
 *
 * @param name where it is from
 */
record EventLog(String name, List<LogEvent> events) {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffsetId()
            .toFormatter();

    /** In the order of time; events of one case at the same time stay in the order in which they were given. */
    EventLog {
        events = events.stream()
                .sorted(Comparator.comparing(event -> event.entry().at()))
                .toList();
    }

    /** The real log, if it lies where it is expected: beside the checkout of this project. */
    static Optional<Path> besideTheCheckout() {
        return Stream.of("..", "../..")
                .map(up -> Path.of(up, "shared", "data", "receipt.csv.gz"))
                .filter(Files::isReadable)
                .findFirst();
    }

    /** Reads a log: CSV with the columns of the XES standard's export, perhaps compressed. */
    static EventLog read(Path file) {
        List<LogEvent> events = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = open(file);
                CSVParser lines = format.parse(reader)) {
            for (CSVRecord line : lines) {
                events.add(event(line));
            }
        } catch (IOException | RuntimeException e) {
            throw new DemoException("The log " + file + " cannot be read: " + e.getMessage(), e);
        }
        return new EventLog(file.toString(), events);
    }

    /** What happened in each case, in order. */
    Map<String, List<Entry>> cases() {
        return events.stream()
                .collect(Collectors.groupingBy(
                        LogEvent::number, Collectors.mapping(LogEvent::entry, Collectors.toList())));
    }

    /** How many kinds of events there are. */
    long kinds() {
        return events.stream().map(event -> event.entry().activity()).distinct().count();
    }

    /** In how many different orders events follow each other in a case. */
    long orders() {
        return cases().values().stream()
                .map(entries -> entries.stream().map(Entry::activity).toList())
                .distinct()
                .count();
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private static LogEvent event(CSVRecord line) {
        return new LogEvent(
                line.get("concept:instance"),
                line.get("case:concept:name"),
                new Entry(
                        Activity.titled(line.get("concept:name")),
                        OffsetDateTime.parse(line.get("time:timestamp"), TIME).toInstant(),
                        line.get("org:resource")));
    }
}
