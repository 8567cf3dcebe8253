package dev.pawl.processor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MermaidTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Start", "AwaitingPayment", "s_2"})
    void namesThatMermaidReads(String name) {
        assertThat(MermaidText.isId(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "end", "End", "state", "note", "1", "über", "a-b", "a:b", "<<fork>>", "[*]"})
    void namesThatItWouldMisread(String name) {
        assertThat(MermaidText.isId(name)).isFalse();
    }

    @Test
    void whatHasAMeaningIsWrittenByItsNumber() {
        assertThat(MermaidText.escape("über 1 / x:y;\n\"#}\\")).isEqualTo("über 1 / x#58;y#59;#10;#34;#35;#125;#92;");
    }
}
