package dev.pawl.examples.permits;

import dev.pawl.examples.permits.Dossier.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Makes logs that look like the real one: most cases take the usual way, some stop early, some wander. */
final class LogGenerator {

    private static final List<Activity> USUAL =
            List.of(Activity.RECEIVED, Activity.T02, Activity.T04, Activity.T05, Activity.T06, Activity.T10);

    private static final Instant BEGIN = Instant.parse("2011-01-03T08:00:00Z");

    private LogGenerator() {}

    /** A log of so many cases; the same for the same seed. */
    static EventLog generate(int cases, long seed) {
        RandomGenerator random = new Random(seed);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 1; i <= cases; i++) {
            Instant time = BEGIN.plus(minutes(random, cases * 60));
            for (Activity activity : activities(random)) {
                time = time.plus(minutes(random, 3 * 24 * 60));
                Entry entry = new Entry(activity, time, "Resource" + random.nextInt(1, 40));
                events.add(new LogEvent("task-" + (events.size() + 1), "case-" + i, entry));
            }
        }
        return new EventLog("generated, " + cases + " cases, seed " + seed, events);
    }

    private static List<Activity> activities(RandomGenerator random) {
        int way = random.nextInt(100);
        if (way < 8) {
            return USUAL.subList(0, 1);
        }
        if (way < 80) {
            return USUAL;
        }
        List<Activity> wandering = new ArrayList<>(USUAL.subList(0, 2));
        Activity[] all = Activity.values();
        int more = random.nextInt(1, 22);
        for (int i = 0; i < more; i++) {
            wandering.add(all[random.nextInt(1, all.length)]);
        }
        return wandering;
    }

    // With a fraction, so that two events of a case are hardly ever at the same time.
    private static Duration minutes(RandomGenerator random, int atMost) {
        return Duration.ofMillis(random.nextLong(1, atMost * 60_000L));
    }
}
