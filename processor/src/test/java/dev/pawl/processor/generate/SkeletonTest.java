package dev.pawl.processor.generate;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.PawlProcessor;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A mistake in a machine stays one error: what uses its generated classes still compiles. */
class SkeletonTest {

    private static final JavaFileObject MACHINE = JavaFileObjects.forSourceLines(
            "a.Broken",
            "package a;",
            "import dev.pawl.*;",
            "@Machine public class Broken {",
            "    @State(initial = true) public record Start(long order) {}",
            "    @State(terminal = true) public record End() {}",
            "    @Signal public record Go() {}",
            "    @Step String go(Start s, Go go) { return \"\"; }",
            "}");

    private static final JavaFileObject USER = JavaFileObjects.forSourceLines(
            "a.User",
            "package a;",
            "import dev.pawl.*;",
            "import dev.pawl.runtime.*;",
            "import dev.pawl.runtime.spi.*;",
            "class User {",
            "    long use(Pawl pawl, java.sql.Connection connection) {",
            "        GeneratedMachine<Broken.End> machine = new BrokenMachine(new Broken());",
            "        BrokenClient client = new BrokenClient(pawl).on(connection);",
            "        client.signal(1, new Broken.Go());",
            "        client.signal(\"key\", new Broken.Go(), SignalOptions.dedup(\"x\"));",
            "        client.tryInsert(new Broken.Start(1), InsertOptions.key(\"key\"));",
            "        client.insertAll(java.util.List.of(BrokenMachine.insert(new Broken.Start(2))));",
            "        Send send = BrokenMachine.signal(1, new Broken.Go());",
            "        Send other = BrokenMachine.signal(\"key\", new Broken.Go(), SignalOptions.dedup(\"x\"));",
            "        MachineDefinition<Broken.End> definition = BrokenMachine.DEFINITION;",
            "        return client.insert(new Broken.Start(1)) + BrokenMachine.TRANSITIONS.size()",
            "                + BrokenMachine.DIAGRAM.length() + BrokenMachine.DOT.length();",
            "    }",
            "}");

    @Test
    void usersOfABrokenMachineCompile() {
        Compilation compilation =
                Compiler.javac().withProcessors(new PawlProcessor()).compile(MACHINE, USER);
        assertThat(compilation).failed();
        org.assertj.core.api.Assertions.assertThat(compilation.errors().stream()
                        .map(error -> error.getSource() == null
                                ? "nowhere"
                                : error.getSource().getName().replaceFirst("^/", ""))
                        .collect(Collectors.toSet()))
                .containsExactly("a/Broken.java");
    }
}
