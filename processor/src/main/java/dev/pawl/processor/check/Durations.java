package dev.pawl.processor.check;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Durations as they stand in annotations. */
final class Durations {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /** The duration, if the text is one. */
    static Optional<Duration> parse(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    /** Why a text is no duration to wait for, in words; empty where it is one. */
    static Optional<String> fault(String text) {
        Optional<Duration> duration = parse(text);
        if (duration.isEmpty()) {
            return Optional.of(
                    isPeriod(text)
                            ? "counts by the calendar, where a month or a year has no fixed length"
                            : "is no ISO-8601 duration");
        }
        if (duration.get().isZero() || duration.get().isNegative()) {
            return Optional.of("is not positive");
        }
        return duration.get().compareTo(LONGEST) > 0 ? Optional.of("is longer than a hundred years") : Optional.empty();
    }

    /** The duration that was probably meant by a text that is none: {@code "1h"} or {@code "P1H"} by {@code "PT1H"}. */
    static Optional<String> meant(String text) {
        if (text.isBlank()
                || text.length() > 20
                || isPeriod(text)
                || parse(text).isPresent()) {
            return Optional.empty();
        }
        String letters = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^P?T?", "");
        return Stream.of(letters, letters.replaceFirst("(?<=\\d) ?([DHMS])[A-Z]*$", "$1"))
                .flatMap(rest -> Stream.of("P" + rest, "PT" + rest))
                .filter(candidate -> fault(candidate).isEmpty())
                .findFirst();
    }

    private static boolean isPeriod(String text) {
        try {
            Period.parse(text);
            return true;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }
}
