package dev.pawl.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A variant's name is found wherever it stands; jsonb would put it behind shorter names. */
class JsonSealedTest {

    private static final JsonReader<List<Object>> VALUES = in -> JsonLists.read(in, JsonSealedTest::read);

    @Test
    void theNameMayComeFirst() {
        assertThat(read("[{\"@type\":\"Text\",\"value\":\"a\"},null]")).containsExactly("a", null);
    }

    @Test
    void theNameMayComeLater() {
        assertThat(read("[{\"x\":{\"@type\":1,\"y\":[1.50,null]},\"value\":\"a\",\"@type\":\"Text\"},null]"))
                .containsExactly("a", null);
    }

    @Test
    void nothingIsLostOnTheWay() {
        assertThat(read("[{\"value\":1.100,\"@type\":\"Decimal\"}]")).containsExactly(new BigDecimal("1.100"));
    }

    @Test
    void thePathOfAMistakeIsWhole() {
        for (String document :
                List.of("[null,{\"@type\":\"Text\",\"value\":true}]", "[null,{\"value\":true,\"@type\":\"Text\"}]")) {
            assertThatExceptionOfType(MalformedDocumentException.class)
                    .isThrownBy(() -> read(document))
                    .withMessage("at /1/value: expected text, found a boolean");
        }
    }

    private static List<Object> read(String document) {
        return Json.read(VALUES, document);
    }

    private static Object read(JsonInput in) {
        return JsonSealed.read(in, "Value", (object, variant) -> switch (variant) {
            case "Text" -> JsonSealed.readValue(object, variant, JsonText::readString);
            case "Decimal" -> JsonSealed.readValue(object, variant, JsonText::readBigDecimal);
            default -> throw JsonSealed.unknown(object, "Value", variant);
        });
    }
}
