package dev.pawl.processor.generate;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.PawlProcessor;
import org.junit.jupiter.api.Test;

/** A table of transitions that one method could not hold compiles all the same. */
class LargeMachineTest {

    private static final int STATES = 100;

    @Test
    void manyStatesTimesManySteps() {
        StringBuilder source = new StringBuilder("import dev.pawl.*; @Machine public class Large {\n");
        source.append("public sealed interface All {}\n@State(terminal = true) public record End() {}\n");
        for (int i = 0; i < STATES; i++) {
            source.append(i == 0 ? "@State(initial = true)" : "@State")
                    .append(" public record S" + i + "(long number) implements All {}\n")
                    .append("@Signal public record G" + i + "() {}\n")
                    .append("@Step S" + Math.min(i + 1, STATES - 1) + " go(S" + i + " s, G" + i + " g) {"
                            + " return new S" + Math.min(i + 1, STATES - 1) + "(0); }\n");
        }
        for (int i = 0; i < 6; i++) {
            source.append("@Signal public record Stop" + i + "() {}\n")
                    .append("@Step End stop(All s, Stop" + i + " stop) { return new End(); }\n");
        }
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(JavaFileObjects.forSourceString("Large", source + "}"));
        assertThat(compilation).succeededWithoutWarnings();
    }
}
