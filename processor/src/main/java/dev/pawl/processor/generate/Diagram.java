package dev.pawl.processor.generate;

import dev.pawl.processor.generate.Picture.Arrow;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine as a Mermaid state diagram. Groups of states are composite states; where an arrow would lead from inside one to
 * inside another, which Mermaid does not draw, there are none, and each state has its own arrows. Retired states have a dashed
 * border.
 */
final class Diagram {

    private final Picture picture;
    private final Ids ids;
    private final StringBuilder text = new StringBuilder("stateDiagram-v2\n");

    private Diagram(Picture picture) {
        this.picture = picture;
        this.ids = new Ids(picture, MermaidText::isId);
    }

    /** The diagram's text. */
    static String of(MachineModel model, List<Row> rows) {
        return of(model, rows, Picture.of(model, rows));
    }

    /**
     * The same.
     *
     * @param picture with groups
     */
    static String of(MachineModel model, List<Row> rows, Picture picture) {
        for (Arrow arrow : picture.arrows()) {
            if (!nested(picture, arrow)) {
                return new Diagram(Picture.plain(model, rows)).draw();
            }
        }
        return new Diagram(picture).draw();
    }

    /** Whether the groups at one end of an arrow are among those at its other end. */
    private static boolean nested(Picture picture, Arrow arrow) {
        List<Group> tail = picture.aroundTail(arrow);
        List<Group> head = picture.around(arrow.to());
        return tail.containsAll(head) || head.containsAll(tail);
    }

    private String draw() {
        new States().draw();
        List<StateModel> states = picture.states();
        for (StateModel state : states) {
            if (state.initial()) {
                arrow("[*]", ids.of(state), "");
            }
        }
        for (Arrow arrow : picture.arrows()) {
            Object tail = arrow.group().isPresent() ? arrow.group().get() : arrow.from();
            arrow(ids.of(tail), ids.of(arrow.to()), arrow.label());
        }
        List<String> retired = new ArrayList<>();
        for (StateModel state : states) {
            if (state.terminal()) {
                arrow(ids.of(state), "[*]", "");
            }
            if (state.retired()) {
                retired.add(ids.of(state));
            }
        }
        if (!retired.isEmpty()) {
            text.append("    classDef retired stroke-dasharray:4 4\n    class ")
                    .append(String.join(",", retired))
                    .append(" retired\n");
        }
        return text.toString();
    }

    private void arrow(String from, String to, String label) {
        text.append("    ").append(from).append(" --> ").append(to);
        text.append(label.isEmpty() ? "" : ": ")
                .append(MermaidText.escape(label))
                .append('\n');
    }

    /** Declares what stands in a group, and what has another name than its id. */
    private final class States extends Boxes {

        States() {
            super(picture);
        }

        @Override
        void begin(Group group, int depth) {
            text.append("    ".repeat(depth + 1)).append("state ");
            if (!ids.of(group).equals(group.name())) {
                text.append(described(group.name()));
            }
            text.append(ids.of(group)).append(" {\n");
        }

        @Override
        void state(StateModel state, int depth) {
            String id = ids.of(state);
            if (!id.equals(state.name())) {
                text.append("    ".repeat(depth + 1))
                        .append("state ")
                        .append(described(state.name()))
                        .append(id)
                        .append('\n');
            } else if (depth > 0) {
                text.append("    ".repeat(depth + 1)).append(id).append('\n');
            }
        }

        @Override
        void end(int depth) {
            text.append("    ".repeat(depth + 1)).append("}\n");
        }

        private String described(String name) {
            return "\"" + MermaidText.escape(name) + "\" as ";
        }
    }
}
