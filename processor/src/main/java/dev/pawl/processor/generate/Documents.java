package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types of a machine's documents: its states, its signals, then the old records of its states. */
final class Documents {

    private Documents() {}

    static List<ClassName> of(MachineModel model) {
        Set<ClassName> types = new LinkedHashSet<>();
        for (StateModel state : model.states()) {
            types.add(state.type());
        }
        for (SignalModel signal : model.signals()) {
            types.add(signal.type());
        }
        for (OlderModel older : model.older()) {
            types.add(older.type());
        }
        return List.copyOf(types);
    }
}
