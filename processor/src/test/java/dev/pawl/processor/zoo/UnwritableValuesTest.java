package dev.pawl.processor.zoo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.processor.zoo.Zoo.Collections;
import dev.pawl.processor.zoo.Zoo.Guarded;
import dev.pawl.processor.zoo.Zoo.Primitives;
import dev.pawl.processor.zoo.Zoo.Texts;
import dev.pawl.processor.zoo.Zoo.Tree;
import dev.pawl.processor.zoo.Zoo.Trees;
import dev.pawl.runtime.error.UnwritableValueException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that cannot be stored is refused before anything is written, and says where it is. */
class UnwritableValuesTest {

    static Stream<Arguments> values() {
        Map<String, Long> nullKey = new HashMap<>();
        nullKey.put(null, 1L);
        return Stream.of(
                Arguments.of(text("a\u0000"), "at /text: the text holds U+0000, at 1"),
                Arguments.of(text("ab\ud800"), "at /text: the text holds half a surrogate pair, at 2"),
                Arguments.of(text("\udc00\ud800"), "at /text: the text holds half a surrogate pair, at 0"),
                Arguments.of(text("\ud800\ud800\udc00"), "at /text: the text holds half a surrogate pair, at 0"),
                Arguments.of(
                        new Primitives(true, (byte) 0, (short) 0, 0, 0, 0, 0, '\u0000'),
                        "at /h: the text holds U+0000, at 0"),
                Arguments.of(
                        collections(Arrays.asList("a", "\u0000"), Map.of()), "at /list/1: the text holds U+0000, at 0"),
                Arguments.of(collections(List.of(), nullKey), "at /map: a key of a map is null"),
                Arguments.of(collections(List.of(), Map.of("\u0000", 1L)), "at /map: the text holds U+0000, at 0"),
                Arguments.of(new Guarded(null, null), "at /more: an Optional is null"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void saysWhatAndWhere(Record value, String message) {
        assertThatExceptionOfType(UnwritableValueException.class)
                .isThrownBy(() -> Documents.write(value))
                .withMessage(message);
    }

    @Test
    void whatCouldNotBeReadBackIsNotWritten() {
        Tree tree = new Tree(0, null, null, Set.of());
        for (int i = 0; i < 1_000; i++) {
            tree = i % 2 == 0 ? new Tree(i, tree, null, Set.of()) : new Tree(i, null, null, Set.of(tree, leaf()));
        }
        Trees trees = new Trees(tree);
        assertThatExceptionOfType(UnwritableValueException.class).isThrownBy(() -> Documents.write(trees));
    }

    private static Tree leaf() {
        return new Tree(-1, null, null, Set.of());
    }

    private static Texts text(String text) {
        return new Texts(text, null, null, null, null);
    }

    private static Collections collections(List<String> list, Map<String, Long> map) {
        return new Collections(list, Set.of(), map, Optional.empty(), List.of());
    }
}
