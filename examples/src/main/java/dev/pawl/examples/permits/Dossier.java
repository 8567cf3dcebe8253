package dev.pawl.examples.permits;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What has been filed in a case, in the order in which it was filed. */
public record Dossier(String number, List<Entry> entries) {

    /** What was done, when and by whom. */
    public record Entry(Activity activity, Instant at, String by) {}

    /** A case in which nothing has happened. */
    static Dossier of(String number) {
        return new Dossier(number, List.of());
    }

    /** The same with one entry more. */
    Dossier with(Entry entry) {
        return new Dossier(
                number, Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }
}
