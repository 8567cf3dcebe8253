package dev.pawl.processor.generate;

import java.util.Objects;

/** The user's object, and the constructor that takes it. */
record UserObject(Draft draft) implements Feature {

    @Override
    public void addTo(Members members) {
        String user = members.say(draft.names().user());
        members.field().line("private final " + user + " machine;");
        members.constructor(
                        "@param machine whose steps run; from several threads at once where more than one instance does")
                .block(
                        "public " + draft.names().machine().simpleName() + "(" + user + " machine)",
                        "this.machine = " + draft.verbatim().type(Objects.class)
                                + ".requireNonNull(machine, \"machine\");");
    }
}
