package dev.pawl.processor.generate;

/** Something that a generated class has. */
interface Feature {

    /** Adds it. */
    void addTo(Members members);
}
