package dev.pawl.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pawl.Machine;
import org.junit.jupiter.api.Test;

/** A build that turns every warning on, and each into an error, has none of Pawl's annotations. */
class ClaimTest {

    @Test
    void nobodyMissesAProcessor() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(JavaFileObjects.forSourceString("shop.Door", """
                        package shop;

                        import dev.pawl.*;

                        @Machine
                        @Allow("never-runs")
                        @Retry(attempts = 3)
                        class Door {
                            @State(initial = true) record Closed(@Named("no") @Default("1") int number) {}
                            @State(terminal = true) record Open() {}
                            @Signal record Knock() {}
                            @Step Open open(Closed closed, Knock knock) {
                                return new Open();
                            }
                        }
                        """));
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void allAnnotationsAreClaimed() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(Machine.class.getPackageName())
                                .stream()
                                .filter(JavaClass::isAnnotation)
                                .filter(type -> type.getPackageName().equals(Machine.class.getPackageName()))
                                .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(PawlProcessor.ANNOTATIONS);
    }
}
