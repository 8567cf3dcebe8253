package dev.pawl.processor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.read.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Superstates in pictures: what lies in what, and where arrows begin. */
class PictureTest {

    private static final String STATES = """
            @State(initial = true) record A() implements All, Left, Inner {}
            @State record B() implements All, Left, Inner {}
            @State record C() implements All, Left, Right {}
            @State record D() implements All, Right {}
            @State(terminal = true) record Out() {}
            sealed interface All permits A, B, C, D {}
            sealed interface Left permits A, B, C {}
            sealed interface Inner permits A, B {}
            sealed interface Right permits C, D {}
            @Signal record Go() {}
            @Signal record Stop() {}
            @Signal record Back() {}
            @Step B ab(A s, Go go) { return new B(); }
            @Step C bc(B s, Go go) { return new C(); }
            @Step D cd(C s, Go go) { return new D(); }
            """;

    @Test
    void oneLiesInTheOther() {
        MachineModel model = model("""
                @Step Out end(Left s, Stop stop) { return new Out(); }
                @Step Out back(Inner s, Back back) { return new Out(); }
                @Step Out end(D s, Stop stop) { return new Out(); }
                """);
        assertThat(Diagram.of(model, TransitionTable.of(model).rows())).isEqualTo("""
                stateDiagram-v2
                    state Left {
                        state Inner {
                            A
                            B
                        }
                        C
                    }
                    [*] --> A
                    A --> B: Go / ab
                    Left --> Out: Stop / end
                    Inner --> Out: Back / back
                    B --> C: Go / bc
                    C --> D: Go / cd
                    D --> Out: Stop / end
                    Out --> [*]
                """);
        assertThat(DotDiagram.of(model, TransitionTable.of(model).rows()))
                .contains(
                        "    subgraph \"cluster_Left\" {\n        label=\"Left\";\n        subgraph \"cluster_Inner\" {\n")
                .contains("\"A\" -> \"Out\" [label=\"Stop / end\", ltail=\"cluster_Left\"];")
                .contains("\"A\" -> \"Out\" [label=\"Back / back\", ltail=\"cluster_Inner\"];");
    }

    @Test
    void ofTwoThatOverlapTheSmallerIsNoGroup() {
        MachineModel model = model("""
                @Step Out end(Left s, Stop stop) { return new Out(); }
                @Step Out back(Right s, Back back) { return new Out(); }
                """);
        assertThat(Group.of(model)).extracting(Group::name).containsExactly("Left");
    }

    @Test
    void whatANearerStepTakesIsNoArrowOfTheGroup() {
        MachineModel model = model("""
                @Step Out end(All s, Stop stop) { return new Out(); }
                @Step C stay(C s, Stop stop) { return s; }
                """);
        assertThat(Diagram.of(model, TransitionTable.of(model).rows()))
                .contains("A --> Out: Stop / end\n", "D --> Out: Stop / end\n", "C --> C: Stop / stay\n")
                .doesNotContain("All --> ", "C --> Out");
    }

    @Test
    void anArrowIntoTheGroupIsEachStatesOwn() {
        MachineModel model = model("""
                @Step A again(Inner s, Back back) { return new A(); }
                @Step Out end(D s, Stop stop) { return new Out(); }
                """);
        assertThat(Diagram.of(model, TransitionTable.of(model).rows()))
                .contains(
                        "    state Inner {\n        A\n        B\n    }\n",
                        "A --> A: Back / again\n",
                        "B --> A: Back / again\n");
    }

    @Test
    void mermaidHasNoGroupsWhereAnArrowWouldLeadFromOneIntoAnother() {
        MachineModel model = model("""
                @Step Out back(Inner s, Back back) { return new Out(); }
                @Step Out stop(Right s, Stop stop) { return new Out(); }
                """);
        List<TransitionTable.Row> rows = TransitionTable.of(model).rows();
        assertThat(Diagram.of(model, rows))
                .doesNotContain("{")
                .contains("A --> Out: Back / back\n", "B --> C: Go / bc\n");
        assertThat(DotDiagram.of(model, rows)).contains("\"cluster_Inner\" {", "\"cluster_Right\" {");
    }

    @Test
    void aJoinIsAnArrowOfItsOwnStyle() {
        MachineModel model = model("""
                @Step Spawning<D, Out> spawn(C s, Stop stop) { return null; }
                @Step Out joined(D s, Children<Out> children) { return new Out(); }
                """);
        List<TransitionTable.Row> rows = TransitionTable.of(model).rows();
        assertThat(Diagram.of(model, rows)).contains("C --> D: Stop / spawn\n", "D --> Out: children / joined\n");
        assertThat(DotDiagram.of(model, rows)).contains("\"D\" -> \"Out\" [label=\"children / joined\", style=bold];");
    }

    @Test
    void textOfGraphviz() {
        assertThat(DotDiagram.quoted("a \"b\" \\n")).isEqualTo("\"a \\\"b\\\" \\\\n\"");
    }

    private static MachineModel model(String steps) {
        return Readings.of(JavaFileObjects.forSourceString(
                        "Box", "import dev.pawl.*; @Machine class Box {\n" + STATES + steps + "}"))
                .get(0)
                .machine();
    }
}
