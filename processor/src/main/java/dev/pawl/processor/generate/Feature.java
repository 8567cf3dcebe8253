package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeSpec;

/** Something that a generated class has. */
interface Feature {

    /** Adds it. */
    void addTo(TypeSpec.Builder type);
}
