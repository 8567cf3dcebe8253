package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;

/** One for each occurrence of a schedule that every worker has. */
@Machine(queue = "ticks")
@Allow("no-baseline")
public class Tick {

    /** The schedule. */
    public static final String SCHEDULE = "tick";

    /** Its occurrence. */
    @State(initial = true)
    public record Came(Instant at) {}

    /** Seen. */
    @State(terminal = true)
    public record Gone(Instant at) {}

    @Step
    Gone see(Came s) {
        return new Gone(s.at());
    }
}
