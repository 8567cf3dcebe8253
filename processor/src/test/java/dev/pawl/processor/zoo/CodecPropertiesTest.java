package dev.pawl.processor.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.spi.StateDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** What holds of generated codecs for arbitrary values of every type that they cover, and for arbitrary documents. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class CodecPropertiesTest {

    private static final Pattern VALUE = Pattern.compile(
            "(?<=[:\\[,])(?:\"(?:[^\"\\\\]|\\\\.)*\"(?!:)|-?\\d[^,\\]}]*|true|false|null|\\{[^{}]*\\}|\\[[^\\[\\]]*\\])");

    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "0",
            "-1.5",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "\"NaN\"",
            "\"\\ud800\"",
            "{}",
            "{\"@type\":\"Circle\"}",
            "[]",
            "[null]",
            "[[[1]]]");

    private static final String CHARACTERS = "{}[]\",:0x1-.e@ntf \u0000\ud800\udc00é\\u";

    @Provide
    Arbitrary<Record> states() {
        List<Arbitrary<Record>> states = new ArrayList<>();
        for (StateDefinition<?> state : ZooMachine.DEFINITION.states()) {
            states.add(Values.states(state.type()));
        }
        return Arbitraries.oneOf(states);
    }

    @Property(tries = 4_000)
    void whatIsWrittenIsReadBack(@ForAll("states") Record state) {
        String document = Documents.write(state);
        Record read = Documents.read(state.getClass(), document);
        // Arrays are equal by what is in them here, as they are not in a record.
        assertThat(Objects.deepEquals(
                        Values.components(read).toArray(),
                        Values.components(state).toArray()))
                .as(document)
                .isTrue();
        assertThat(Documents.write(read)).isEqualTo(document);
    }

    @Property(tries = 4_000)
    void equalValuesGiveEqualBytes(@ForAll("states") Record state) {
        assertThat(Documents.write(Values.reversed(state))).isEqualTo(Documents.write(state));
    }

    @Property(tries = 4_000)
    void mutatedDocumentsAreReadOrMalformed(@ForAll("states") Record state, @ForAll Random random) {
        StringBuilder document = new StringBuilder(Documents.write(state));
        for (int i = random.nextInt(4); i >= 0 && document.length() > 0; i--) {
            int at = random.nextInt(document.length());
            char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(3)) {
                case 0 -> document.deleteCharAt(at);
                case 1 -> document.insert(at, other);
                default -> document.setCharAt(at, other);
            }
        }
        readOrMalformed(state.getClass(), document.toString());
    }

    @Property(tries = 2_000)
    void truncatedDocumentsAreMalformed(@ForAll("states") Record state, @ForAll Random random) {
        String document = Documents.write(state);
        String shorter = document.substring(0, random.nextInt(document.length()));
        assertThat(readOrMalformed(state.getClass(), shorter)).as(shorter).isFalse();
    }

    @Property(tries = 4_000)
    void valuesOfOtherTypesAreReadOrMalformed(@ForAll("states") Record state, @ForAll Random random) {
        String document = Documents.write(state);
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<MatchResult> values = VALUE.matcher(document).results().toList();
            if (!values.isEmpty()) {
                MatchResult value = values.get(random.nextInt(values.size()));
                String other = OTHERS.get(random.nextInt(OTHERS.size()));
                document = document.substring(0, value.start()) + other + document.substring(value.end());
            }
        }
        readOrMalformed(state.getClass(), document);
    }

    @Property(tries = 2_000)
    void anotherStatesDocumentIsReadOrMalformed(@ForAll("states") Record state, @ForAll("states") Record other) {
        readOrMalformed(other.getClass(), Documents.write(state));
    }

    @Property(tries = 2_000)
    void anyTextIsReadOrMalformed(@ForAll("states") Record state, @ForAll String text) {
        readOrMalformed(state.getClass(), text);
    }

    /** Whether it can be read; any other exception than the one for broken documents comes out. */
    private static boolean readOrMalformed(Class<?> type, String document) {
        try {
            Documents.read(type, document);
            return true;
        } catch (MalformedDocumentException expected) {
            assertThat(expected).hasMessageStartingWith("at ");
            return false;
        }
    }
}
