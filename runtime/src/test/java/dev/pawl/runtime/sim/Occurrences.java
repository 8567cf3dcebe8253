package dev.pawl.runtime.sim;

import dev.pawl.runtime.Missed;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Schedules.Firing;
import dev.pawl.runtime.sim.Scenario.Crash;
import dev.pawl.runtime.sim.Scenario.Plan;
import dev.pawl.runtime.sim.Table.New;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What comes of a schedule: an instance for each occurrence that is to have one, at its time, and never two. */
final class Occurrences {

    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Pattern LABEL = Pattern.compile("\"label\":\"([^\"]*)\"");

    private final World world;
    private int tried;
    private int asked;
    private @Nullable Instant next;
    boolean paused;

    Occurrences(World world) {
        this.world = world;
    }

    private Plan plan() {
        return Objects.requireNonNull(world.scenario.setting().plan());
    }

    /** Its clock begins to run. */
    void begin() {
        next = after(world.now());
    }

    /** What it inserts. */
    New made(Instant at) {
        String label = "t" + asked++;
        return new New(label, plan().state(), plan().key(), "", Duration.ZERO, at);
    }

    private Instant after(Instant time) {
        long every = plan().every().toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(time.getEpochSecond(), every) + 1) * every);
    }

    private Instant latest() {
        long every = plan().every().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(world.now().getEpochSecond(), every) * every);
    }

    /** The crash with the occurrence that is about to come. */
    @Nullable Crash crash() {
        return world.scenario.crashes().get(Scenario.SCHEDULE + ":" + ++tried);
    }

    void fired(Firing firing, NewRow row, @Nullable InsertedRow inserted) {
        if (inserted == null) {
            return;
        }
        if (firing.by() == null) {
            Instant due = Objects.requireNonNull(next);
            world.require(!paused, firing, "came, and the schedule is paused");
            world.require(!due.isAfter(world.now()), firing, "came, and the next is that of " + due);
            Instant expected = plan().missed() == Missed.ALL ? due : latest();
            world.same(expected, firing.at(), firing, "the occurrence");
            boolean late = plan().missed() == Missed.SKIP
                    && expected.isBefore(world.now().minus(GRACE));
            world.require(!late, firing, "was missed, and came");
            next = after(expected);
        }
        Matcher label = LABEL.matcher(row.data());
        world.require(label.find(), firing, "inserted something else");
        Instant at = firing.at();
        world.inserted(
                new New(label.group(1), plan().state(), plan().key(), "", Duration.ZERO, at),
                null,
                inserted.id(),
                inserted.created());
    }

    /** What was missed has no instance. */
    void skipped(Instant to) {
        world.require(plan().missed() == Missed.SKIP && !paused, plan(), "skipped");
        world.require(latest().isBefore(world.now().minus(GRACE)), plan(), "skipped what was not late");
        world.same(after(world.now()), to, plan(), "the next occurrence");
        next = to;
    }

    /** None is left that has come before then. */
    void none(Instant then) {
        world.require(
                next == null || paused || !next.isBefore(then), next == null ? "" : next, "was left of a schedule");
    }
}
