package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The constants of the codecs of a machine's documents: its states, its signals, then the old records of its states. */
final class DocumentNames {

    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final Map<ClassName, String> constants = new LinkedHashMap<>();
    private final NameAllocator allocator = new NameAllocator();

    private DocumentNames() {}

    static DocumentNames of(MachineModel model) {
        DocumentNames names = new DocumentNames();
        model.states().stream().map(StateModel::type).forEach(names::add);
        model.signals().stream().map(SignalModel::type).forEach(names::add);
        model.older().stream().map(OlderModel::type).forEach(names::add);
        return names;
    }

    /** {@code AWAITING_PAYMENT} for {@code AwaitingPayment}. */
    static String constantCase(String name) {
        return WORDS.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    List<ClassName> types() {
        return List.copyOf(constants.keySet());
    }

    String constant(ClassName type) {
        return Objects.requireNonNull(constants.get(type), type::canonicalName);
    }

    private void add(ClassName type) {
        if (!constants.containsKey(type)) {
            constants.put(type, allocator.newName(constantCase(type.simpleName())));
        }
    }
}
