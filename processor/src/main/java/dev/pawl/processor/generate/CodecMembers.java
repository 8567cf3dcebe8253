package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeName;

/**
 * The constants and methods of the codecs, as text. Methods of documents are not private: a compiler would put a method in
 * front of each that the machine's class names.
 */
final class CodecMembers {

    private static final int DEPTH = 2;

    private final CodecNames names;
    private final Body constants = new Body(DEPTH);
    private final Body methods = new Body(DEPTH);

    /** @param constructor the class's own */
    CodecMembers(CodecNames names, String constructor) {
        this.names = names;
        methods.line(constructor);
    }

    /** A constant. */
    void constant(TypeName type, String name, String value) {
        constants.line("private static final " + names.say(type) + " " + name + " = " + value + ";");
        if (value.indexOf('\n') >= 0) {
            constants.blank();
        }
    }

    /** Begins the method that writes a type. */
    Body writer(String name, TypeName type, boolean hidden) {
        return begin(
                hidden,
                "void write" + name + "(" + names.say(Types.JSON_OUTPUT) + " out, " + names.say(type) + " value) {");
    }

    /** Begins the method that reads a type. */
    Body reader(String name, TypeName type, boolean hidden) {
        return reader(name, type, hidden, "");
    }

    /**
     * The same with one parameter more.
     *
     * @param more with a comma in front
     */
    Body reader(String name, TypeName type, boolean hidden, String more) {
        return begin(
                hidden, names.say(type) + " read" + name + "(" + names.say(Types.JSON_INPUT) + " in" + more + ") {");
    }

    private Body begin(boolean hidden, String signature) {
        return methods.blank()
                .line(hidden ? "private static " : "static ")
                .add(signature)
                .in();
    }

    /** Ends the method. */
    void end() {
        methods.out().line("}");
    }

    @Override
    public String toString() {
        return constants.isEmpty()
                ? methods.toString()
                : constants.blank().line(methods.toString()).toString();
    }
}
