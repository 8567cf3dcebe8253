package dev.pawl.processor.generate;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.PawlProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' types may be called as what stands within the generated classes. */
class NamesakesTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop", ""})
    void aStateAComponentAndAMachineCalledCodecs(String place) {
        String header = place.isEmpty() ? "" : "package " + place + ";\n";
        String prefix = place.isEmpty() ? "" : place + ".";
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(
                        JavaFileObjects.forSourceString(prefix + "Door", header + """
                                import dev.pawl.*;

                                @Allow("no-baseline")
                                @Machine
                                public class Door {
                                    @State(initial = true) public record Start(Codecs parts, Definition definition) {}
                                    public record Definition(Codecs.Part part) {}
                                    @State public record Middle(Codecs.Part part) {}
                                    @State(terminal = true) public record Json(java.util.List<Codecs.Part> parts) {}
                                    @Step Middle first(Start s) { return new Middle(s.parts().part()); }
                                    @Step Json second(Middle s) { return new Json(java.util.List.of(s.part())); }
                                }
                                """),
                        JavaFileObjects.forSourceString(prefix + "House", header + """
                                import dev.pawl.*;

                                @Allow("no-baseline")
                                @Machine
                                public class House {
                                    @State(initial = true) public record Codecs(long number) {}
                                    @State(terminal = true) public record End() {}
                                    @Step End end(Codecs s) { return new End(); }
                                }
                                """),
                        JavaFileObjects.forSourceString(prefix + "Codecs", header + """
                                import dev.pawl.*;

                                @Allow("no-baseline")
                                @Machine
                                public record Codecs(Part part) {
                                    public enum Part { LEAF, HINGE }
                                    @State(initial = true) public record Start(long number) {}
                                    @State(terminal = true) public record End() {}
                                    @Step End end(Start s) { return new End(); }
                                }
                                """));
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void typesCalledAsThoseThatTheCodecsName() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new PawlProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(
                        JavaFileObjects.forSourceString("shop.JsonText", """
                                package shop;

                                public record JsonText(String text, List numbers) {}
                                """),
                        JavaFileObjects.forSourceString("shop.List", """
                                package shop;

                                public record List(java.util.List<Integer> all, java.util.Optional<String> name) {}
                                """),
                        JavaFileObjects.forSourceString("shop.Trigger", """
                                package shop;

                                import dev.pawl.*;

                                @Allow("no-baseline")
                                @Machine
                                public class Trigger {
                                    @State(initial = true) public record Start(JsonText text, String more) {}
                                    @State(terminal = true) public record Transition(java.util.List<List> lists) {}
                                    @Step Transition end(Start s) { return new Transition(java.util.List.of()); }
                                }
                                """));
        assertThat(compilation).succeededWithoutWarnings();
    }
}
