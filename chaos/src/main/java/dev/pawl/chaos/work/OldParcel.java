package dev.pawl.chaos.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** The parcel as it was in the last release. */
@Machine(name = "Parcel", queue = "parcels")
public class OldParcel {

    /** Waits for the van. */
    @State(initial = true)
    public record Packed(long number, int grams) {}

    /** In the van. */
    @State
    public record Moving(long number, int grams) {}

    /** There. */
    @State(terminal = true)
    public record Delivered(long number, long grams) {}

    @Step(after = "PT0.5S")
    Moving collect(Packed s) {
        return new Moving(s.number(), s.grams());
    }

    @Step(after = "PT1.5S")
    Delivered deliver(Moving s) {
        return new Delivered(s.number(), s.grams());
    }
}
