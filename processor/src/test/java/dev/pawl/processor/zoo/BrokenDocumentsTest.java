package dev.pawl.processor.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.processor.zoo.Zoo.Boxes;
import dev.pawl.processor.zoo.Zoo.Collections;
import dev.pawl.processor.zoo.Zoo.Converts;
import dev.pawl.processor.zoo.Zoo.Guarded;
import dev.pawl.processor.zoo.Zoo.Keys;
import dev.pawl.processor.zoo.Zoo.Nothing;
import dev.pawl.processor.zoo.Zoo.Primitives;
import dev.pawl.processor.zoo.Zoo.Shapes;
import dev.pawl.processor.zoo.Zoo.Texts;
import dev.pawl.processor.zoo.Zoo.Times;
import dev.pawl.processor.zoo.Zoo.Trees;
import dev.pawl.runtime.error.MalformedDocumentException;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document that cannot be read says what is wrong with it and where, always by the same type. */
class BrokenDocumentsTest {

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of(Nothing.class, "", "at the root: expected a document, found nothing"),
                Arguments.of(Nothing.class, "null", "at the root: expected a document, found null"),
                Arguments.of(Nothing.class, "[]", "at the root: expected Nothing as an object, found an array"),
                Arguments.of(Nothing.class, "{} {}", "at the root: expected the end of the document, found an object"),
                Arguments.of(
                        Primitives.class,
                        "{\"d\":1.5}",
                        "at /d: expected a whole number from -2147483648 to 2147483647, found 1.5"),
                Arguments.of(
                        Primitives.class,
                        "{\"d\":2147483648}",
                        "at /d: expected a whole number from -2147483648 to 2147483647, found 2147483648"),
                Arguments.of(
                        Primitives.class,
                        "{\"d\":null}",
                        "at /d: expected a whole number from -2147483648 to 2147483647, found null"),
                Arguments.of(
                        Primitives.class,
                        "{\"d\":\"1\"}",
                        "at /d: expected a whole number from -2147483648 to 2147483647, found \"1\""),
                Arguments.of(
                        Primitives.class, "{\"b\":128}", "at /b: expected a whole number from -128 to 127, found 128"),
                Arguments.of(
                        Primitives.class,
                        "{\"c\":-32769}",
                        "at /c: expected a whole number from -32768 to 32767, found -32769"),
                Arguments.of(
                        Primitives.class,
                        "{\"e\":9223372036854775808}",
                        "at /e: expected a whole number of 64 bits, found 9223372036854775808"),
                Arguments.of(Primitives.class, "{\"a\":1}", "at /a: expected true or false, found 1"),
                Arguments.of(
                        Primitives.class,
                        "{\"f\":1e39}",
                        "at /f: expected a number in the range of a float, found 1e39"),
                Arguments.of(
                        Primitives.class,
                        "{\"g\":1e309}",
                        "at /g: expected a number in the range of a double, found 1e309"),
                Arguments.of(
                        Primitives.class,
                        "{\"g\":\"infinite\"}",
                        "at /g: expected a number, \"NaN\", \"Infinity\" or \"-Infinity\", found \"infinite\""),
                Arguments.of(Primitives.class, "{\"h\":\"ab\"}", "at /h: expected text of one character, found \"ab\""),
                Arguments.of(
                        Boxes.class,
                        "{\"d\":[1]}",
                        "at /d: expected a whole number from -2147483648 to 2147483647, found an array"),
                Arguments.of(Texts.class, "{\"text\":1}", "at /text: expected text, found 1"),
                Arguments.of(
                        Texts.class,
                        "{\"decimal\":\"1,5\"}",
                        "at /decimal: expected a decimal number as text, found \"1,5\""),
                Arguments.of(Texts.class, "{\"uuid\":\"1-1-1-1-1\"}", "at /uuid: expected a UUID, found \"1-1-1-1-1\""),
                Arguments.of(Texts.class, "{\"bytes\":\"*\"}", "at /bytes: expected bytes in Base64, found \"*\""),
                Arguments.of(
                        Times.class,
                        "{\"instant\":\"2026\"}",
                        "at /instant: expected an instant such as 2026-11-21T10:00:00Z, found \"2026\""),
                Arguments.of(Collections.class, "{\"list\":{}}", "at /list: expected an array, found an object"),
                Arguments.of(Collections.class, "{\"list\":[\"a\",1]}", "at /list/1: expected text, found 1"),
                Arguments.of(Collections.class, "{\"map\":[]}", "at /map: expected an object, found an array"),
                Arguments.of(
                        Collections.class,
                        "{\"map\":{\"a/b\":true}}",
                        "at /map/a~1b: expected a whole number of 64 bits, found true"),
                Arguments.of(
                        Keys.class,
                        "{\"colors\":{\"GREEN\":[]}}",
                        "at /colors/GREEN: expected a name that is a key of the map, found the name \"GREEN\""),
                Arguments.of(
                        Keys.class,
                        "{\"ints\":{\"x\":\"\"}}",
                        "at /ints/x: expected a name that is a key of the map, found the name \"x\""),
                Arguments.of(
                        Keys.class,
                        "{\"colors\":{\"blue\":[\"BLUE\"]}}",
                        "at /colors/blue/0: expected the name of a constant of Color, found \"BLUE\""),
                Arguments.of(
                        Shapes.class,
                        "{\"shape\":{}}",
                        "at /shape: expected Shape with \"@type\", found an object without it"),
                Arguments.of(
                        Shapes.class,
                        "{\"shape\":{\"@type\":1}}",
                        "at /shape/@type: expected the name of a variant, found 1"),
                Arguments.of(
                        Shapes.class,
                        "{\"shape\":{\"@type\":\"java.lang.Object\"}}",
                        "at /shape/@type: expected a variant of Shape, found \"java.lang.Object\""),
                Arguments.of(
                        Shapes.class,
                        "{\"shape\":{\"@type\":\"Known\"}}",
                        "at /shape: expected Known with \"value\", found an object without it"),
                Arguments.of(
                        Shapes.class,
                        "{\"shape\":{\"radius\":\"x\",\"@type\":\"Circle\"}}",
                        "at /shape/radius: expected a number, \"NaN\", \"Infinity\" or \"-Infinity\", found \"x\""),
                Arguments.of(
                        Shapes.class,
                        "{\"shape\":{\"radius\":1}}",
                        "at /shape: expected Shape with \"@type\", found an object without it"),
                Arguments.of(
                        Converts.class,
                        "{\"typed\":\"-1\"}",
                        "at /typed: expected what MoneyAsText accepts, found IllegalArgumentException: negative: -1"),
                Arguments.of(
                        Guarded.class,
                        "{\"positive\":{\"number\":-3}}",
                        "at /positive: expected a value that its type accepts, found IllegalArgumentException: not positive: -3"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void saysWhatAndWhere(Class<?> type, String document, String message) {
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Documents.read(type, document))
                .satisfies(e -> assertThat("at " + (e.path().isEmpty() ? "the root" : e.path()) + ": expected "
                                + e.expected() + ", found " + e.found())
                        .isEqualTo(message));
    }

    @Test
    void textThatIsNoJsonIsMalformed() {
        for (String document :
                new String[] {"{", "{\"a\":tru}", "nonsense", "{\"a\":1,}", "{'a':1}", "\u0000", "[[["}) {
            assertThatExceptionOfType(MalformedDocumentException.class)
                    .as(document)
                    .isThrownBy(() -> Documents.read(Primitives.class, document));
        }
    }

    @Test
    void theCauseIsKept() {
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Documents.read(Guarded.class, "{\"more\":{\"number\":0}}"))
                .withCauseExactlyInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.path()).isEqualTo("/more"));
    }

    @Test
    void nestingWithoutEndIsMalformed() {
        String deep = "{\"tree\":" + "{\"value\":1,\"left\":".repeat(100_000);
        assertThatExceptionOfType(MalformedDocumentException.class).isThrownBy(() -> Documents.read(Trees.class, deep));
    }

    /** Whatever a single wrong character makes of a document: a value, or the one exception. */
    @Test
    void noOtherExceptionComesOut() {
        SplittableRandom random = new SplittableRandom(42);
        String characters = "{}[]\",:0x1-.e@ntf\u0000\ud800é\\";
        RoundTripTest.states().forEach(state -> {
            String document = Documents.write(state);
            for (int i = 0; i < 400; i++) {
                StringBuilder broken = new StringBuilder(document);
                int at = random.nextInt(document.length());
                if (i % 3 == 0) {
                    broken.deleteCharAt(at);
                } else {
                    broken.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
                }
                try {
                    Documents.read(state.getClass(), broken.toString());
                } catch (MalformedDocumentException expected) {
                    assertThat(expected).hasMessageStartingWith("at ");
                }
            }
        });
    }
}
