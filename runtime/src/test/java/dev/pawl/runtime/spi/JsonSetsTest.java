package dev.pawl.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonSetsTest {

    private static final JsonCodec<Set<Set<String>>> CODEC = JsonCodec.of(
            (out, value) ->
                    JsonSets.write(out, value, (inner, each) -> JsonSets.write(inner, each, JsonText::writeString)),
            in -> JsonSets.read(in, inner -> JsonSets.read(inner, JsonText::readString)));

    @Test
    void elementsStandInTheOrderOfTheirText() {
        Set<Set<String>> value =
                new LinkedHashSet<>(List.of(new LinkedHashSet<>(List.of("b", "a,\"", "c")), Set.of(), Set.of("a")));
        assertThat(Json.write(CODEC, value)).isEqualTo("[[\"a\"],[\"a,\\\"\",\"b\",\"c\"],[]]");
    }

    @Test
    void aSetLongerThanTheBufferIsSortedWhole() {
        Set<Set<String>> value = IntStream.range(0, 3_000)
                .mapToObj(i -> Set.of("element " + i, "other " + i))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String document = Json.write(CODEC, value);
        assertThat(Json.read(CODEC, document)).isEqualTo(value);
        assertThat(Json.write(CODEC, Set.copyOf(value))).isEqualTo(document);
    }
}
