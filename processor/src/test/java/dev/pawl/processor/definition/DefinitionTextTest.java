package dev.pawl.processor.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.processor.zoo.ZooMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written can be read, and is then the same. */
class DefinitionTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout/out/shop/Checkout",
                "permit/out/town/hall/Permit",
                "upgraded/out/post/Parcel",
                "zoo/out/dev/pawl/processor/zoo/Zoo"
            })
    void whatIsWrittenIsReadBack(String name) throws IOException {
        String text = Files.readString(GOLDEN.resolve(name + ".pawl.json"));
        assertThat(DefinitionWriter.write(DefinitionReader.read(text))).isEqualTo(text);
    }

    @Test
    void theConstantSaysWhatTheFileSays() throws IOException {
        String file = Files.readString(GOLDEN.resolve("zoo/out/dev/pawl/processor/zoo/Zoo.pawl.json"));
        assertThat(ZooMachine.DEFINITION_JSON.lines().count())
                .isLessThan(file.lines().count() / 4);
        assertThat(DefinitionWriter.write(DefinitionReader.read(ZooMachine.DEFINITION_JSON)))
                .isEqualTo(file);
    }

    @Test
    void namesMayHoldAnything() {
        Definition odd = new Definition("a\"b\\c\u0001\ud83d\ude00é", 1, "q", List.of(), List.of(), List.of());
        assertThat(DefinitionReader.read(DefinitionWriter.write(odd))).isEqualTo(odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{} {}",
                "{\"pawl\": 1}",
                "{\"pawl\": 1, \"machine\": \"M\", \"version\": 1, \"queue\": \"q\", \"states\": [1]}",
                "{\"pawl\": 1, \"machine\": \"M\", \"version\": 12345678901234567890, \"queue\": \"q\"}"
            })
    void anythingElseIsRefusedInWords(String text) {
        assertThatThrownBy(() -> DefinitionReader.read(text)).isInstanceOf(MalformedDefinition.class);
    }
}
