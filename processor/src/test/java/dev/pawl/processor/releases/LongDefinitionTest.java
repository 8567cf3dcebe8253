package dev.pawl.processor.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A definition that no constant could hold in one piece says the same in the class as in the file. */
class LongDefinitionTest {

    @TempDir
    Path temporary;

    @Test
    void theConstantSaysWhatTheFileSays() throws IOException, ReflectiveOperationException {
        StringBuilder source = new StringBuilder("import dev.pawl.*;\n@Machine public class Long_ {\n");
        for (int i = 0; i < 400; i++) {
            source.append("@State(")
                    .append(i == 0 ? "initial = true, " : "")
                    .append("name = \"\\\"\\\"\\\"\\\\ü " + i + "\") public record S" + i)
                    .append("(long a, String b) {}\n@Step S" + (i + 1) + " s" + i + "(S" + i
                            + " s) { return null; }\n");
        }
        source.append("@State(terminal = true) public record S400() {}\n}\n");
        Path sources = Files.createDirectories(temporary.resolve("sources"));
        Files.writeString(sources.resolve("Long_.java"), source);
        Compiled compiled =
                Compiled.of(sources, Files.createDirectories(temporary.resolve("classes")), "-encoding", "UTF-8");
        assertThat(compiled.messages()).isEmpty();
        String text = Files.readString(compiled.classes().resolve("Long_.pawl.json"));
        assertThat(text).hasSizeGreaterThan(70_000);
        Object constant =
                compiled.load("Long_Machine").getField("DEFINITION_JSON").get(null);
        assertThat(((String) constant).replaceAll("\\s+", "")).isEqualTo(text.replaceAll("\\s+", ""));
    }
}
