package dev.pawl.benchmarks.compile;

/** How sources are compiled. */
enum Mode {
    /** The sources as they stand, their annotations left alone. */
    NONE("-proc:none", false),
    /** The same with all that is generated for them, as if it had been written by hand. */
    SAME_CODE("-proc:none", true),
    /** Annotations are processed, and nothing is compiled. */
    ONLY("-proc:only", false),
    /** Annotations are processed, and the sources compiled with what is generated. */
    FULL("-Xlint:-processing", false);

    private final String option;
    private final boolean generated;

    Mode(String option, boolean generated) {
        this.option = option;
        this.generated = generated;
    }

    String option() {
        return option;
    }

    /** Whether what is generated is among the sources. */
    boolean generated() {
        return generated;
    }

    boolean processes() {
        return this == ONLY || this == FULL;
    }
}
