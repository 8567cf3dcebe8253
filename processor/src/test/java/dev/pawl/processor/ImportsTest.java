package dev.pawl.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** An annotation whose import is missing. The compiler tells of it; older ones say nothing of it to processors. */
class ImportsTest {

    /** What Pawl has to say besides, where it can't know. */
    private static final int MORE = Runtime.version().feature() < 25 ? 1 : 0;

    @Test
    void ofTheStep() {
        JavaFileObject door = door("import dev.pawl.Machine;\nimport dev.pawl.State;");
        Compilation compilation = compile(door);

        assertThat(compilation).hadErrorContaining("class Step").inFile(door).onLine(17);
        assertThat(compilation).hadErrorCount(1 + MORE);
    }

    @Test
    void ofTheState() {
        JavaFileObject door = door("import dev.pawl.Machine;\nimport dev.pawl.Step;");
        Compilation compilation = compile(door);

        assertThat(compilation).hadErrorContaining("class State").inFile(door).onLine(9);
        assertThat(compilation).hadErrorContaining("class State").inFile(door).onLine(12);
        assertThat(compilation).hadErrorCount(2 + 2 * MORE);
    }

    @Test
    void ofTheMachine() {
        JavaFileObject door = door("import dev.pawl.State;\nimport dev.pawl.Step;");
        Compilation compilation = compile(door);

        assertThat(compilation).hadErrorContaining("class Machine").inFile(door).onLine(6);
        assertThat(compilation).hadErrorCount(1 + MORE);
    }

    private static Compilation compile(JavaFileObject door) {
        return Compiler.javac().withProcessors(new PawlProcessor()).compile(door);
    }

    private static JavaFileObject door(String imports) {
        return JavaFileObjects.forSourceString("shop.Door", """
                package shop;

                %s

                @Machine
                public class Door {

                    @State(initial = true)
                    public record Closed() {}

                    @State(terminal = true)
                    public record Open() {}

                    static void use(DoorMachine machine, DoorClient client) {}

                    @Step
                    Open open(Closed closed) {
                        return new Open();
                    }
                }
                """.formatted(imports));
    }
}
