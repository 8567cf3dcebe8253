package dev.pawl.processor.generate;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code TRANSITIONS}: a row for each state and event, superstates resolved; and the policies that its rows name. A long
 * table is made by several methods, for the size of one is limited.
 */
record TransitionTableField(Draft draft) implements Feature {

    private static final int LONGEST = 250;

    private static final TypeName TABLE = ParameterizedTypeName.get(Types.LIST, Types.TRANSITION);

    @Override
    public void addTo(Members members) {
        RetryConstants retries = RetryConstants.of(draft);
        retries.addTo(members);
        TriggerExpression triggers = new TriggerExpression(draft.model(), draft.verbatim());
        List<String> rows = new ArrayList<>();
        for (Row row : draft.rows()) {
            rows.add(row(row, triggers, retries));
        }
        String table = rows.size() <= LONGEST ? lines(rows, 3) : parts(members, rows);
        members.field("What happens in which state: which step runs when, and where it may go.")
                .line("public static final " + members.say(TABLE) + " TRANSITIONS = " + table + ";");
    }

    private String parts(Members members, List<String> rows) {
        List<String> calls = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += LONGEST) {
            String name = "transitionsFrom" + from;
            String part = lines(rows.subList(from, Math.min(from + LONGEST, rows.size())), 4);
            members.method().block("private static " + members.say(TABLE) + " " + name + "()", "return " + part + ";");
            calls.add(name + "()");
        }
        return new Body(3)
                .line(draft.verbatim().type(Stream.class) + ".of(" + String.join(", ", calls) + ")")
                .line(".flatMap(List::stream)")
                .line(".toList()")
                .toString();
    }

    private String lines(List<String> rows, int depth) {
        return Literals.lines(Types.TRANSITION, rows, draft.verbatim(), depth);
    }

    private String row(Row row, TriggerExpression triggers, RetryConstants retries) {
        StepModel step = row.step();
        StringBuilder code = new StringBuilder(draft.verbatim().type(Types.TRANSITION))
                .append(".of(")
                .append(Plain.text(row.state().name()))
                .append(", ")
                .append(triggers.of(row))
                .append(", ")
                .append(step.number())
                .append(", ")
                .append(Plain.text(step.method()));
        for (StateModel target : step.returns().states()) {
            code.append(", ").append(Plain.text(target.name()));
        }
        code.append(step.connection() ? ").inConnection()" : ")");
        retries.of(step)
                .ifPresent(policy -> code.append(".retried(").append(policy).append(")"));
        return code.toString();
    }
}
