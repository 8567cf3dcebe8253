package dev.pawl.chaos.work;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.Upgrade;

/** The parcel of this release: nodes that run it go on with those that nodes of the last release have begun. */
@Machine(queue = "parcels")
public class Parcel {

    /** What it weighs is its number modulo this. */
    public static final int GRAMS = 30_000;

    /** A weight. */
    public record Weight(int kilos, int grams) {}

    /** Waits for the van. */
    @State(initial = true)
    public record Packed(long number, Weight weight) {}

    /** In the van. */
    @State
    public record Moving(long number, Weight weight) {}

    /** There. */
    @State(terminal = true)
    public record Delivered(long number, long grams) {}

    /** As it was. */
    @State(name = "Packed", until = 1)
    public record PackedInGrams(long number, int grams) {}

    /** As it was. */
    @State(name = "Moving", until = 1)
    public record MovingInGrams(long number, int grams) {}

    @Upgrade
    static Packed packed(PackedInGrams old) {
        return new Packed(old.number(), weight(old.grams()));
    }

    @Upgrade
    static Moving moving(MovingInGrams old) {
        return new Moving(old.number(), weight(old.grams()));
    }

    /** So many grams, as a weight. */
    public static Weight weight(int grams) {
        return new Weight(grams / 1_000, grams % 1_000);
    }

    @Step(after = "PT0.5S")
    Moving collect(Packed s) {
        return new Moving(s.number(), s.weight());
    }

    @Step(after = "PT1.5S")
    Delivered deliver(Moving s) {
        return new Delivered(
                s.number(), s.weight().kilos() * 1_000L + s.weight().grams());
    }
}
