package dev.pawl.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A machine waits for types that other processors write. */
class DeferralTest {

    private static final JavaFileObject DOOR = JavaFileObjects.forSourceString("shop.Door", """
            package shop;

            import dev.pawl.Machine;
            import dev.pawl.State;
            import dev.pawl.Step;
            import java.util.List;

            @Machine
            public class Door {
                @State(initial = true) public record Closed(List<Key> keys) {}
                @State(terminal = true) public record Open() {}
                @Step Open open(Closed closed) {
                    return new Open();
                }
            }
            """);

    @Test
    void aComponentThatIsWrittenInTheSameRound() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new Locksmith("public record Key(int teeth) {}"), new PawlProcessor())
                .compile(DOOR);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("shop.DoorMachine");
    }

    @Test
    void whatIsWrittenIsCheckedLikeAnythingElse() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new Locksmith("public record Key(Thread cutter) {}"), new PawlProcessor())
                .compile(DOOR);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("Door: Closed.keys.cutter can't be stored: no codec covers Thread")
                .inFile(DOOR)
                .onLine(10);
    }

    /** Writes a class once, as soon as there is anything. It comes before Pawl, which claims its own annotations. */
    private static final class Locksmith extends AbstractProcessor {
        private final String declaration;
        private boolean written;

        Locksmith(String declaration) {
            this.declaration = declaration;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile("shop.Key").openWriter()) {
                    writer.write("package shop;\n" + declaration + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
