package dev.pawl.processor.generate;

import dev.pawl.processor.model.SignalModel;

/** For each signal, the methods that deliver it: to an id or to a key. */
record ClientSignals(Draft draft) implements Feature {

    @Override
    public void addTo(Members members) {
        for (SignalModel signal : draft.model().signals()) {
            addMethods(members, signal, "long", "id", "with that id");
            addMethods(members, signal, members.say(Types.STRING), "key", "alive that has that key");
        }
    }

    private static void addMethods(
            Members members, SignalModel signal, String addressType, String address, String which) {
        String type = members.say(signal.type());
        String options = members.say(Types.SIGNAL_OPTIONS);
        String head = "public " + members.say(Types.SIGNAL_RESULT) + " signal(" + addressType + " " + address + ", "
                + type + " signal";
        members.method("Puts a {@link " + type + "} into the inbox of the instance " + which + ".")
                .block(head + ")", "return deliver(" + address + ", signal, " + options + ".defaults());");
        members.method("The same, with a key for deduplication: of the signals with one key, the first counts.")
                .block(head + ", " + options + " options)", "return deliver(" + address + ", signal, options);");
    }
}
