package dev.pawl.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.TransitionTable.Conflict;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.read.Readings;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionTableTest {

    /** Three states A, B and C, under three superstates: All over all of them, Ab over two, Bc over other two. */
    private static final String MACHINE = """
            package t;
            import dev.pawl.*;
            import java.io.*;
            import java.time.Instant;
            import java.util.List;
            @Machine
            class M {
                @State(initial = true) record A(Instant at) implements Ab {}
                @State record B(Instant at) implements Ab, Bc {}
                @State record C(Instant at) implements Bc, All {}
                @State(terminal = true) record End() implements All {}
                sealed interface All permits Ab, C, End {}
                sealed interface Ab extends All permits A, B {}
                sealed interface Bc permits B, C {}
                @Signal record X() implements Xy {}
                @Signal record Y() implements Xy {}
                @Signal record Z() implements Any {}
                sealed interface Any permits Xy, Z {}
                sealed interface Xy extends Any permits X, Y {}
                %s
            }
            """;

    @Test
    void aStepOnASuperstateHoldsForEachMemberThatIsNotTerminal() {
        assertThat(rows("@Step End one(All s, X x) { return null; }"))
                .containsExactly("A: X -> one", "B: X -> one", "C: X -> one");
    }

    @Test
    void aStepOnAStateBeatsOneOnItsSuperstate() {
        assertThat(rows("""
                        @Step End all(All s) { return null; }
                        @Step End ab(Ab s) { return null; }
                        @Step End b(B s) { return null; }
                        """)).containsExactly("A: entered -> ab", "B: entered -> b", "C: entered -> all");
    }

    @Test
    void aConcreteSignalBeatsAnInterfaceOverSignals() {
        assertThat(rows("""
                        @Step End any(A s, Any any) { return null; }
                        @Step End xy(A s, Xy xy) { return null; }
                        @Step End x(A s, X x) { return null; }
                        """)).containsExactly("A: Z -> any", "A: Y -> xy", "A: X -> x");
    }

    @Test
    void aNearerStateBeatsANearerSignal() {
        assertThat(rows("""
                        @Step End x(All s, X x) { return null; }
                        @Step End any(A s, Any any) { return null; }
                        """)).containsExactly("A: X Y Z -> any", "B: X -> x", "C: X -> x");
    }

    @Test
    void aListOfSignalsIsTheSameEventAsOne() {
        TransitionTable table = table("""
                @Step End one(A s, X x) { return null; }
                @Step End all(A s, List<X> x) { return null; }
                """);

        assertThat(say(table)).containsExactly("A: X -> one");
        assertThat(conflicts(table)).containsExactly("A: X -> one, all");
    }

    @Test
    void superstatesOfWhichNoneIsBelowTheOtherAreAConflict() {
        TransitionTable table = table("""
                @Step End ab(Ab s) { return null; }
                @Step End bc(Bc s) { return null; }
                """);

        assertThat(say(table)).containsExactly("A: entered -> ab", "B: entered -> ab", "C: entered -> bc");
        assertThat(conflicts(table)).containsExactly("B: entered -> ab, bc");
    }

    @Test
    void aStepOnTheStateItselfSettlesThem() {
        TransitionTable table = table("""
                @Step End ab(Ab s) { return null; }
                @Step End bc(Bc s) { return null; }
                @Step End b(B s) { return null; }
                """);

        assertThat(say(table)).contains("B: entered -> b");
        assertThat(table.conflicts()).isEmpty();
    }

    @Test
    void theSameConflictInManyStatesIsToldOnce() {
        TransitionTable table = table("""
                @Step End one(All s, X x) { return null; }
                @Step End other(All s, X x) { return null; }
                """);

        assertThat(conflicts(table)).containsExactly("A: X -> one, other");
    }

    @Test
    void timersDoNotOverrideEachOther() {
        TransitionTable table = table("""
                @Step(after = "PT1H") End all(All s) { return null; }
                @Step(after = "PT2H") End ab(Ab s) { return null; }
                @Step(at = "at") End a(A s) { return null; }
                """);

        assertThat(say(table))
                .containsExactly(
                        "A: after PT1H -> all",
                        "A: after PT2H -> ab",
                        "A: at at -> a",
                        "B: after PT1H -> all",
                        "B: after PT2H -> ab",
                        "C: after PT1H -> all");
        assertThat(table.conflicts()).isEmpty();
    }

    @Test
    void timersThatAreDueAtOnceAreAConflict() {
        TransitionTable table = table("""
                @Step(after = "PT60M") End all(All s) { return null; }
                @Step(after = "PT1H") End a(A s) { return null; }
                """);

        assertThat(conflicts(table)).containsExactly("A: after PT60M -> all, a");
    }

    @Test
    void aJoinOnAStateBeatsOneOnItsSuperstate() {
        assertThat(rows("""
                        @Step End all(All s, Children<End> c) { return null; }
                        @Step End ab(Ab s, Children<End> c) { return null; }
                        @Step End b(B s, Children<End> c) { return null; }
                        @Step End action(B s) { return null; }
                        """))
                .containsExactly("A: children -> ab", "B: children -> b", "B: entered -> action", "C: children -> all");
    }

    @Test
    void aStateHasOneJoin() {
        TransitionTable table = table("""
                @Step End one(A s, Children<End> c) { return null; }
                @Step End other(A s, Children<End> c, StepContext<A> context) { return null; }
                """);

        assertThat(say(table)).containsExactly("A: children -> one");
        assertThat(conflicts(table)).containsExactly("A: children -> one, other");
    }

    @Test
    void errorsAreTriedByTheNearestStateThenTheNearestException() {
        TransitionTable table = table("""
                @Step End any(All s, Exception e) throws IOException { return null; }
                @Step End io(All s, IOException e) { return null; }
                @Step End a(A s, FileNotFoundException e) { return null; }
                @Step End missing(All s, FileNotFoundException e) { return null; }
                @Step End c(C s, IOException e) { return null; }
                """);

        assertThat(say(table))
                .containsExactly(
                        "A: FileNotFoundException -> a",
                        "A: IOException -> io",
                        "A: Exception -> any",
                        "B: FileNotFoundException -> missing",
                        "B: IOException -> io",
                        "B: Exception -> any",
                        // What is nearer by its state catches all that these would.
                        "C: IOException -> c",
                        "C: Exception -> any");
        assertThat(table.conflicts()).isEmpty();
    }

    @Test
    void errorStepsOfSuperstatesConflictOnlyWhereOneErrorMatchesBoth() {
        assertThat(conflicts(table("""
                                @Step End ab(Ab s, IOException e) { return null; }
                                @Step End bc(Bc s, RuntimeException e) { return null; }
                                """))).isEmpty();
        assertThat(conflicts(table("""
                                @Step End ab(Ab s, IOException e) { return null; }
                                @Step End bc(Bc s, Exception e) { return null; }
                                """))).containsExactly("B: IOException -> ab, bc");
    }

    private static List<String> rows(String steps) {
        TransitionTable table = table(steps);
        assertThat(table.conflicts()).isEmpty();
        return say(table);
    }

    private static TransitionTable table(String steps) {
        MachineModel machine = Readings.of(JavaFileObjects.forSourceString("t.M", MACHINE.formatted(steps)))
                .get(0)
                .machine();
        return TransitionTable.of(machine);
    }

    private static List<String> say(TransitionTable table) {
        return table.rows().stream()
                .map((Row row) -> row.state().name() + ": " + say(row.event()) + " -> "
                        + row.step().method())
                .toList();
    }

    private static List<String> conflicts(TransitionTable table) {
        return table.conflicts().stream()
                .map((Conflict conflict) -> conflict.state().name() + ": " + say(conflict.event()) + " -> "
                        + conflict.steps().stream().map(StepModel::method).collect(Collectors.joining(", ")))
                .toList();
    }

    private static String say(EventModel event) {
        if (event instanceof Signalled signalled) {
            return signalled.signals().stream().map(SignalModel::name).collect(Collectors.joining(" "));
        } else if (event instanceof Threw threw) {
            return threw.error().toString().replaceAll(".*\\.", "");
        } else if (event instanceof After after) {
            return "after " + after.delay();
        } else if (event instanceof At at) {
            return "at " + at.component();
        }
        if (event instanceof Joined) {
            return "children";
        }
        return event instanceof Entered ? "entered" : "unknown";
    }
}
