package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeName;

/**
 * The members of a class, as text for {@link Verbatim}: fields, then constructors, then methods, each kind in the order in
 * which they are added, and an empty line between them.
 */
final class Members {

    private static final int DEPTH = 1;

    private final Verbatim verbatim;
    private final Body fields = new Body(DEPTH);
    private final Body constructors = new Body(DEPTH);
    private final Body methods = new Body(DEPTH);

    /** @param verbatim the code of the class */
    Members(Verbatim verbatim) {
        this.verbatim = verbatim;
    }

    /** A type, in that code. */
    String say(TypeName type) {
        return verbatim.type(type);
    }

    /** Adds a constant that speaks for itself: it stands right below another one. */
    void constant(String declaration) {
        fields.line(declaration);
    }

    /** Begins a field. */
    Body field(String... comment) {
        return fields.blank().comment(comment);
    }

    /** Begins a constructor. */
    Body constructor(String... comment) {
        return constructors.blank().comment(comment);
    }

    /** Begins a method. */
    Body method(String... comment) {
        return methods.blank().comment(comment);
    }

    @Override
    public String toString() {
        Body all = new Body(DEPTH);
        for (Body part : new Body[] {fields, constructors, methods}) {
            if (!part.isEmpty()) {
                all.blank().line(part.toString());
            }
        }
        return all.toString();
    }
}
