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
        model.states().stream().map(StateModel::type).forEach(types::add);
        model.signals().stream().map(SignalModel::type).forEach(types::add);
        model.older().stream().map(OlderModel::type).forEach(types::add);
        return List.copyOf(types);
    }
}
