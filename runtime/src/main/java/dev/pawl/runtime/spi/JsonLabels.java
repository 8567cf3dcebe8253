package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * Names of components as they are written, with quotes and colon, so that each is looked through once and not in every
 * document. Each remembers which came after it the last time: mostly one comparison finds the next. Not thread-safe.
 */
final class JsonLabels {

    /** A name that has been written. */
    private static final class Label {

        private final String name;
        /** A comma, the name in quotes, a colon. */
        private final char[] text;

        private final @Nullable Label chained;
        private Label next = this;

        Label(String name, char[] text, @Nullable Label chained) {
            this.name = name;
            this.text = text;
            this.chained = chained;
        }
    }

    private static final int BUCKETS = 512;
    /** More than these, and it begins anew. */
    private static final int MOST = 2_000;

    private @Nullable Label[] buckets = new @Nullable Label[BUCKETS];
    private int count;
    private Label last = new Label("", ",\"\":".toCharArray(), null);

    /** A name as it is written behind another value: a comma, the name in quotes, a colon. */
    char[] text(String name) {
        Label guess = last.next;
        // The same object: names are constants of the generated classes.
        Label label = guess.name == name ? guess : find(name);
        last = label;
        return label.text;
    }

    private Label find(String name) {
        int hash = name.hashCode();
        int bucket = (hash ^ hash >>> 15) & (BUCKETS - 1);
        Label label = buckets[bucket];
        while (label != null && !label.name.equals(name)) {
            label = label.chained;
        }
        if (label == null) {
            label = add(bucket, name);
        }
        last.next = label;
        return label;
    }

    private Label add(int bucket, String name) {
        if (++count > MOST) {
            buckets = new @Nullable Label[BUCKETS];
            count = 1;
        }
        Label label = new Label(name, (',' + JsonEscapes.quoted(name) + ':').toCharArray(), buckets[bucket]);
        buckets[bucket] = label;
        return label;
    }
}
