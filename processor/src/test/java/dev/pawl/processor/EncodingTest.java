package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions and pictures are in UTF-8, for they are read by others than the compiler, whatever its sources are in. */
class EncodingTest {

    @TempDir
    private Path folder;

    @Test
    void withJavac() throws IOException {
        compile(ToolProvider.getSystemJavaCompiler());
    }

    @Test
    void withTheCompilerOfEclipse() throws IOException {
        compile(new EclipseCompiler());
    }

    private void compile(JavaCompiler compiler) throws IOException {
        Path source = Files.writeString(folder.resolve("Door.java"), """
                import dev.pawl.*;

                @Machine
                public class Door {
                    @State(initial = true, name = "zögernd") public record Start() {}
                    @State(terminal = true) public record End() {}
                    @Step End end(Start s) { return new End(); }
                }
                """, StandardCharsets.ISO_8859_1);
        Path output = Files.createDirectory(folder.resolve("out"));
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.ISO_8859_1)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    files,
                    null,
                    List.of(
                            "-encoding",
                            "ISO-8859-1",
                            "--release",
                            "17",
                            "-classpath",
                            System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjects(source));
            task.setProcessors(List.of(new PawlProcessor()));
            assertThat(task.call()).isTrue();
        }
        assertThat(Files.readString(output.resolve("Door.pawl.json"))).contains("\"zögernd\"");
        assertThat(Files.readString(output.resolve("Door.mmd"))).contains("zögernd");
    }
}
