package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A machine as a Mermaid state diagram. Superstates are resolved: each state has its own arrows. An arrow says what makes
 * the step run and which method it is; a step that enters nothing is drawn as a loop.
 */
final class Diagram {

    private final MachineModel model;
    private final List<Row> rows;
    private final Map<StateModel, String> ids = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder("stateDiagram-v2\n");

    private Diagram(MachineModel model, List<Row> rows) {
        this.model = model;
        this.rows = rows;
    }

    /** The diagram's text. */
    static String of(MachineModel model, List<Row> rows) {
        return new Diagram(model, rows).draw();
    }

    private String draw() {
        model.states().forEach(this::declare);
        model.states().stream().filter(StateModel::initial).forEach(state -> arrow("[*]", id(state), ""));
        rows.forEach(this::row);
        model.states().stream().filter(StateModel::terminal).forEach(state -> arrow(id(state), "[*]", ""));
        return text.toString();
    }

    /** Gives a state its id: its name where Mermaid can read it, else another with the name as its label. */
    private void declare(StateModel state) {
        if (MermaidText.isId(state.name())) {
            ids.put(state, state.name());
            return;
        }
        String id = "s" + (ids.size() + 1);
        while (isNameOfState(id)) {
            id += "_";
        }
        ids.put(state, id);
        text.append("    state \"")
                .append(MermaidText.escape(state.name()))
                .append("\" as ")
                .append(id)
                .append('\n');
    }

    private String id(StateModel state) {
        return Objects.requireNonNull(ids.get(state), state::name);
    }

    private boolean isNameOfState(String id) {
        return model.states().stream().anyMatch(state -> state.name().equals(id));
    }

    private void row(Row row) {
        String from = id(row.state());
        String label = label(row);
        List<StateModel> targets = row.step().returns().states();
        if (targets.isEmpty()) {
            arrow(from, from, label);
        }
        targets.forEach(target -> arrow(from, id(target), label));
    }

    private void arrow(String from, String to, String label) {
        text.append("    ").append(from).append(" --> ").append(to);
        text.append(label.isEmpty() ? "" : ": ").append(label).append('\n');
    }

    private static String label(Row row) {
        String trigger = trigger(row.event());
        String method = row.step().method();
        return MermaidText.escape(trigger.isEmpty() ? method : trigger + " / " + method);
    }

    private static String trigger(EventModel event) {
        if (event instanceof Signalled signalled) {
            String names = signalled.signals().stream().map(SignalModel::name).collect(Collectors.joining(", "));
            return signalled.all() ? "all " + names : names;
        } else if (event instanceof After after) {
            return "after " + after.delay();
        } else if (event instanceof At at) {
            return "at " + at.component();
        } else if (event instanceof Threw threw) {
            return "error " + simpleName(threw.error());
        }
        return "";
    }

    private static String simpleName(TypeName type) {
        return type instanceof ClassName name ? name.simpleName() : type.toString();
    }
}
