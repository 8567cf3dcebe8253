package dev.pawl.processor.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.PawlProcessor;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.DefinitionReader;
import dev.pawl.processor.definition.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a baseline over several releases. */
class AcceptTest {

    @TempDir
    Path temporary;

    private Path baseline;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void makeDirectories() throws IOException {
        baseline = Files.createDirectories(temporary.resolve("baseline"));
    }

    @Test
    void aNumberIsNeverGivenToAnotherShape() throws IOException {
        accept(compile(door("long id", "")));
        accept(compile(door("long id, @Default(\"0\") int times", "")));
        accept(compile(door("long id, @Default(\"0\") long times", "")));
        accept(compile(door("long id, @Default(\"0\") long times", "")));
        accept(compile(door("long id", "")));
        assertThat(told)
                .containsExactly(
                        "new: Door.v1.json",
                        "changed: Door.v1.json",
                        "changed: Door.v1.json",
                        "unchanged: Door.v1.json",
                        "changed: Door.v1.json");
        assertThat(shapes("Closed")).containsExactly(1, 2, 3, 4);
        assertThat(baseline().state("Closed").orElseThrow().older().get(1).components())
                .extracting(Shape.DefinedComponent::type)
                .containsExactly("long", "int");
    }

    @Test
    void aStateThatComesBackGoesOnCounting() throws IOException {
        String retired = "@State(retired = true) record Ajar(%s) {}\n"
                + "@Step(after = \"PT1H\") Open slam(Ajar ajar) { return new Open(0); }\n";
        accept(compile(door("long id", retired.formatted(""))));
        accept(compile(door("long id", retired.formatted("@Default(\"0\") int width"))));
        accept(compile(door("long id", "")));
        assertThat(baseline().gone()).containsExactly(new Definition.Gone("Ajar", 2));
        accept(compile(door("long id", retired.formatted(""))));
        assertThat(shapes("Ajar")).containsExactly(3);
        assertThat(baseline().gone()).isEmpty();
    }

    @Test
    void aRenameInJavaIsNoChangeOfTheShape() throws IOException {
        accept(compile(door("Lock lock", "record Lock(int pins, String maker) {}\n")));
        accept(compile(
                door("@Named(\"lock\") Bolt bolt", "record Bolt(String maker, @Named(\"pins\") int howMany) {}\n")));
        assertThat(shapes("Closed")).containsExactly(1);
    }

    @Test
    void aDefinitionThatForgetsIsRefused() throws IOException {
        accept(compile(door("long id", "")));
        accept(compile(door("long id, @Default(\"0\") int times", "")));
        String before = Files.readString(baseline.resolve("Door.v1.json"));
        told.clear();
        Path blind = classes(Compiler.javac()
                .withProcessors(new PawlProcessor())
                .compile(door("long id, @Default(\"0\") int times", "")));
        assertThat(Accept.accept(List.of(blind), baseline, told::add)).isFalse();
        assertThat(told)
                .containsExactly(
                        "refused: Door.v1.json: state \"Closed\" lacks its shape 1",
                        "refused: Door.v1.json: state \"Closed\" lacks its shape 2",
                        "refused: Door.v1.json was not compiled with -Apawl.baseline=" + baseline
                                + ", or not since that changed. Compile anew");
        assertThat(baseline.resolve("Door.v1.json")).hasContent(before);
    }

    @Test
    void whatIsNoDefinitionIsRefused() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("odd"));
        assertThat(Accept.accept(List.of(classes), baseline, told::add)).isFalse();
        Files.writeString(classes.resolve("Door.pawl.json"), "{\"pawl\": 2}");
        Files.writeString(classes.resolve("Gate.pawl.json"), "{");
        assertThat(Accept.accept(List.of(classes), baseline, told::add)).isFalse();
        assertThat(told.get(1)).contains("is of the format 2, which this processor does not read");
        assertThat(told.get(2)).contains("is no JSON: line 1");
        assertThat(baseline).isEmptyDirectory();
    }

    @Test
    void namesThatFileSystemsRefuseAreWrittenInCode() {
        assertThat(Definition.fileName("building permit", 3)).isEqualTo("building permit.v3.json");
        assertThat(Definition.fileName("a/b:c.d", 1)).isEqualTo("a%2f%b%3a%c%2e%d.v1.json");
    }

    private static JavaFileObject door(String components, String more) {
        return JavaFileObjects.forSourceString("shop.Door", """
                package shop;
                import dev.pawl.*;
                @Machine @Allow({"no-baseline", "retired-state-gone", "component-renamed"}) class Door {
                    @State(initial = true) record Closed(%s) {}
                    @State(terminal = true) record Open(long id) {}
                    @Signal record Push() {}
                    @Step Open push(Closed closed, Push push) { return new Open(0); }
                    %s
                }
                """.formatted(components, more));
    }

    private Compilation compile(JavaFileObject source) {
        return Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions("-Apawl.baseline=" + baseline)
                .compile(source);
    }

    private void accept(Compilation compilation) throws IOException {
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Accept.accept(List.of(classes(compilation)), baseline, told::add))
                .isTrue();
    }

    private Path classes(Compilation compilation) throws IOException {
        Path directory = Files.createTempDirectory(temporary, "classes");
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getName().endsWith(".pawl.json")) {
                Files.writeString(directory.resolve("Door.pawl.json"), file.getCharContent(true));
            }
        }
        return directory;
    }

    private Definition baseline() throws IOException {
        return DefinitionReader.read(Files.readString(baseline.resolve("Door.v1.json")));
    }

    private List<Integer> shapes(String state) throws IOException {
        Definition.DefinedState defined = baseline().state(state).orElseThrow();
        return Stream.concat(defined.older().stream(), Stream.of(defined.shape()))
                .map(Shape::number)
                .toList();
    }
}
