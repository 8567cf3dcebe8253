package dev.pawl.processor.generate;

import dev.pawl.processor.model.StateModel;

/** For each initial state, the values that stand for a new instance in it. */
record InsertFactories(Draft draft) implements Feature {

    @Override
    public void addTo(Members members) {
        String head = "public static " + members.say(draft.ofResult(Types.INSERT)) + " insert(";
        for (StateModel state : draft.initialStates()) {
            String type = members.say(state.type());
            String options = members.say(Types.INSERT_OPTIONS);
            members.method("A new instance in state {@link " + type + "}, to be given to a client or an outcome.")
                    .block(head + type + " state)", "return insert(state, " + options + ".defaults());");
            members.method("The same, with a key, a queue, a priority or a delay.")
                    .block(
                            head + type + " state, " + options + " options)",
                            "return new " + members.say(Types.NEW_INSTANCE) + "<>(DEFINITION, state, options);");
        }
    }
}
