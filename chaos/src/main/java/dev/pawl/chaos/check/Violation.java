package dev.pawl.chaos.check;

/** Something that must not be, and is. */
public record Violation(String check, long instance, String text) {

    @Override
    public String toString() {
        return check + ": instance " + instance + ": " + text;
    }
}
