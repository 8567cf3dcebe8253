package dev.pawl.processor.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.zoo.Zoo.Collections;
import dev.pawl.processor.zoo.Zoo.Tree;
import dev.pawl.processor.zoo.Zoo.Trees;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Equal values give equal bytes, in whatever order their sets and maps iterate. */
class StableBytesTest {

    @Test
    void setsAndMapsAreSorted() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("b", 1L);
        map.put("a", 2L);
        Collections one = new Collections(List.of(), ordered(10, 9, -1), map, Optional.empty(), List.of());
        Collections other =
                new Collections(List.of(), ordered(-1, 10, 9), Map.of("a", 2L, "b", 1L), Optional.empty(), List.of());
        assertThat(one).isEqualTo(other);
        assertThat(Documents.write(one))
                .isEqualTo(Documents.write(other))
                .contains("\"set\":[-1,10,9]", "\"map\":{\"a\":2,\"b\":1}");
    }

    @Test
    void setsInSetsAreSorted() {
        Tree leaf = leaf(1);
        Tree other = leaf(2);
        Trees one = new Trees(new Tree(0, null, null, ordered(node(ordered(leaf, other)), leaf(3))));
        Trees same = new Trees(new Tree(0, null, null, ordered(leaf(3), node(ordered(other, leaf)))));
        assertThat(Documents.write(one)).isEqualTo(Documents.write(same));
        assertThat(Documents.read(Trees.class, Documents.write(one))).isEqualTo(one);
    }

    private static Tree leaf(int value) {
        return new Tree(value, null, null, Set.of());
    }

    private static Tree node(Set<Tree> leaves) {
        return new Tree(5, null, null, leaves);
    }

    @SafeVarargs
    private static <T> Set<T> ordered(T... elements) {
        return new LinkedHashSet<>(List.of(elements));
    }
}
