package dev.pawl.processor.generate;

import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Shape;
import dev.pawl.processor.model.Lineage;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.UpgradeModel;
import java.util.Optional;

/** The shapes that a state had: each with what reads it, the state's own codec or that of an old record and upgrades. */
record OlderShapes(Draft draft, StateModel state, DefinedState defined, CodecNames codecs) {

    /** Adds them to the value of the definition. */
    void addTo(Body body) {
        body.in().in();
        for (Shape shape : defined.older()) {
            Lineage lineage = new Lineage(draft.model(), state);
            Optional<OlderModel> record = lineage.readerOf(shape.number());
            String reader = record.map(older -> upgraded(older, lineage)).orElseGet(() -> codecs.reader(state.type()));
            body.line(".once(" + shape.number() + ", " + reader + ")");
        }
        body.out().out();
    }

    private String upgraded(OlderModel older, Lineage lineage) {
        String value = codecs.say(draft.names().codecs()) + ".read" + codecs.name(older.type()) + "(in)";
        for (UpgradeModel upgrade : lineage.chain(older)) {
            value = codecs.say(draft.names().user()) + "." + upgrade.method() + "(" + value + ")";
        }
        return "in -> " + value;
    }
}
