package dev.pawl.processor.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.processor.zoo.Zoo.Collections;
import dev.pawl.processor.zoo.Zoo.Color;
import dev.pawl.processor.zoo.Zoo.Converts;
import dev.pawl.processor.zoo.Zoo.Defaults;
import dev.pawl.processor.zoo.Zoo.Pair;
import dev.pawl.processor.zoo.Zoo.Trees;
import dev.pawl.runtime.error.MalformedDocumentException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a component is where the document, written before there was one, lacks it. */
class MissingComponentsTest {

    @Test
    void collectionsAndOptionalsAreEmpty() {
        assertThat(Documents.read(Collections.class, "{}"))
                .isEqualTo(new Collections(List.of(), Set.of(), Map.of(), Optional.empty(), List.of()));
    }

    @Test
    void defaultsHold() {
        assertThat(Documents.read(Defaults.class, "{}"))
                .isEqualTo(new Defaults(
                        7,
                        true,
                        "it is \"quoted\"",
                        Instant.parse("2026-11-21T10:00:00Z"),
                        new BigDecimal("1.50"),
                        Color.BLUE,
                        List.of(1, 2),
                        new Pair<>("a", 1),
                        Optional.of("here"),
                        new Money(new BigDecimal("1.00")),
                        new Money(new BigDecimal("2.50"))));
    }

    @Test
    void whatIsThereBeatsTheDefault() {
        Defaults read = Documents.read(Defaults.class, "{\"count\":0,\"text\":null,\"optional\":null,\"money\":null}");
        assertThat(read.count()).isZero();
        assertThat(read.text()).isNull();
        assertThat(read.optional()).isEmpty();
        assertThat(read.money()).isNull();
    }

    @Test
    void otherwiseTheRecordAndTheComponentAreNamed() {
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Documents.read(Trees.class, "{\"tree\":{\"value\":1,\"left\":null}}"))
                .withMessage("at /tree: expected Tree with \"right\", found an object without it");
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Documents.read(Converts.class, "{}"))
                .withMessage("at the root: expected Converts with \"typed\", found an object without it");
    }

    @Test
    void unknownNamesAreSkipped() {
        assertThat(Documents.read(Collections.class, "{\"new\":{\"list\":[1,{\"x\":[]}]},\"list\":[\"a\"],\"x\":1}")
                        .list())
                .containsExactly("a");
    }

    @Test
    void ofANameThatStandsTwiceTheLastCounts() {
        assertThat(Documents.read(Collections.class, "{\"list\":[\"a\"],\"list\":[\"b\"]}")
                        .list())
                .containsExactly("b");
        assertThat(Documents.read(Collections.class, "{\"map\":{\"a\":1,\"a\":2}}")
                        .map())
                .isEqualTo(Map.of("a", 2L));
    }
}
