package dev.pawl.processor.generate;

/** A client in transactions of its own, and the same one in a transaction of the caller's. */
record ClientConstructors(Draft draft) implements Feature {

    @Override
    public void addTo(Members members) {
        String client = draft.names().client().simpleName();
        String connection = members.say(Types.CONNECTION);
        members.constructor(
                        "A client whose every call is a transaction of its own.",
                        "",
                        "@param pawl through which it works; it need not run this machine")
                .block(
                        "public " + client + "(" + members.say(Types.PAWL) + " pawl)",
                        "super(pawl, " + members.say(draft.names().machine()) + ".DEFINITION);");
        members.constructor()
                .block(
                        "private " + client + "(" + client + " base, " + connection + " connection)",
                        "super(base, connection);");
        members.method(
                        "This client inside the caller's transaction: what it does is committed when the caller commits, and",
                        "never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as",
                        "the connection is.",
                        "",
                        "@param connection with auto-commit switched off, to the database that Pawl works on")
                .block(
                        "public " + client + " on(" + connection + " connection)",
                        "return new " + client + "(this, connection);");
    }
}
