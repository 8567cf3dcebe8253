package dev.pawl.processor.generate;

import dev.pawl.processor.generate.Picture.Arrow;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A machine as a graph for Graphviz. Groups of states are clusters; terminal states have a double border, retired ones a
 * dashed one; timers have dotted, joins of children bold and errors dashed arrows.
 */
final class DotDiagram {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final Picture picture;
    private final Ids ids;
    private final StringBuilder text = new StringBuilder();

    private DotDiagram(Picture picture) {
        this.picture = picture;
        this.ids = new Ids(picture, name -> ID.matcher(name).matches());
    }

    /** The graph's text. */
    static String of(MachineModel model, List<Row> rows) {
        return of(Picture.of(model, rows));
    }

    /** The same, of a picture with groups. */
    static String of(Picture picture) {
        return new DotDiagram(picture).draw();
    }

    private String draw() {
        text.append("digraph ").append(quoted(picture.name())).append(" {\n");
        line(1, "compound=true");
        line(1, "node [shape=box, style=rounded]");
        new States().draw();
        line(1, "\"[*]\" [shape=point, width=0.15]");
        for (StateModel state : picture.states()) {
            if (state.initial()) {
                line(1, "\"[*]\" -> " + quoted(ids.of(state)));
            }
        }
        for (Arrow arrow : picture.arrows()) {
            arrow(arrow);
        }
        return text.append("}\n").toString();
    }

    private void arrow(Arrow arrow) {
        String style = switch (arrow.kind()) {
            case TIMER -> ", style=dotted";
            case CHILDREN -> ", style=bold";
            case ERROR -> ", style=dashed";
            default -> "";
        };
        String tail =
                arrow.group().map(group -> ", ltail=" + quoted(cluster(group))).orElse("");
        line(
                1,
                quoted(ids.of(arrow.from())) + " -> " + quoted(ids.of(arrow.to())) + " [label=" + quoted(arrow.label())
                        + style + tail + "]");
    }

    private void line(int depth, String statement) {
        text.append("    ".repeat(depth)).append(statement).append(";\n");
    }

    private String cluster(Group group) {
        return "cluster_" + ids.of(group);
    }

    /** Text between quotes: what begins an escape, or would end the text, is escaped. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private final class States extends Boxes {

        States() {
            super(picture);
        }

        @Override
        void begin(Group group, int depth) {
            text.append("    ".repeat(depth + 1))
                    .append("subgraph ")
                    .append(quoted(cluster(group)))
                    .append(" {\n");
            line(depth + 2, "label=" + quoted(group.name()));
        }

        @Override
        void state(StateModel state, int depth) {
            String id = ids.of(state);
            String label = id.equals(state.name()) ? "" : "label=" + quoted(state.name());
            String border = state.terminal() ? "peripheries=2" : "";
            String style = state.retired() ? "style=\"rounded,dashed\"" : "";
            String attributes = Stream.of(label, border, style)
                    .filter(attribute -> !attribute.isEmpty())
                    .collect(Collectors.joining(", "));
            line(depth + 1, quoted(id) + (attributes.isEmpty() ? "" : " [" + attributes + "]"));
        }

        @Override
        void end(int depth) {
            text.append("    ".repeat(depth + 1)).append("}\n");
        }
    }
}
