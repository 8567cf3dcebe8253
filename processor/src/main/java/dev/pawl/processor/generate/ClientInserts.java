package dev.pawl.processor.generate;

import dev.pawl.processor.model.StateModel;

/** For each initial state, the methods that start an instance in it. */
record ClientInserts(Draft draft) implements Feature {

    @Override
    public void addTo(Members members) {
        String machine = members.say(draft.names().machine());
        for (StateModel state : draft.initialStates()) {
            String type = members.say(state.type());
            String options = ", " + members.say(Types.INSERT_OPTIONS) + " options)";
            members.method("Starts an instance in state {@link " + type + "}, and returns its id.")
                    .block("public long insert(" + type + " state)", "return insert(" + machine + ".insert(state));");
            members.method(
                            "The same, with a key, a queue, a priority or a delay.",
                            "",
                            "@throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key")
                    .block(
                            "public long insert(" + type + " state" + options,
                            "return insert(" + machine + ".insert(state, options));");
            members.method("The same, except that an instance alive that has the key is what is returned.")
                    .block(
                            "public " + members.say(Types.INSERTED) + " tryInsert(" + type + " state" + options,
                            "return tryInsert(" + machine + ".insert(state, options));");
        }
    }
}
