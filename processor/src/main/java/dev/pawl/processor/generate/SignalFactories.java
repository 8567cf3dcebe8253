package dev.pawl.processor.generate;

import dev.pawl.processor.model.SignalModel;

/** For each signal, the values that stand for one to be sent: to an id or to a key. */
record SignalFactories(Draft draft) implements Feature {

    @Override
    public void addTo(Members members) {
        for (SignalModel signal : draft.model().signals()) {
            addFactories(members, signal, "long", "id", "with that id");
            addFactories(members, signal, members.say(Types.STRING), "key", "alive that has that key");
        }
    }

    private static void addFactories(
            Members members, SignalModel signal, String addressType, String address, String which) {
        String type = members.say(signal.type());
        String options = members.say(Types.SIGNAL_OPTIONS);
        String head = "public static " + members.say(Types.SEND) + " signal(" + addressType + " " + address + ", "
                + type + " signal";
        members.method("A {@link " + type + "} for the instance " + which + ".")
                .block(head + ")", "return signal(" + address + ", signal, " + options + ".defaults());");
        members.method("The same, with a key for deduplication.")
                .block(
                        head + ", " + options + " options)",
                        "return new " + members.say(Types.NEW_SIGNAL) + "(DEFINITION, " + address
                                + ", signal, options);");
    }
}
