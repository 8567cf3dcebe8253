package dev.pawl.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.UnwritableValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final JsonCodec<String> TEXT = JsonCodec.of(JsonText::writeString, JsonText::readString);
    private static final JsonCodec<List<String>> TEXTS = JsonCodec.of(
            (out, value) -> JsonLists.write(out, value, JsonText::writeString),
            in -> JsonLists.read(in, JsonText::readString));

    @Test
    void writesAndReadsWholeDocuments() {
        assertThat(Json.write(TEXT, "a/é")).isEqualTo("\"a/é\"");
        assertThat(Json.read(TEXT, " \"a/é\" ")).isEqualTo("a/é");
    }

    @Test
    void aDocumentLongerThanAnyBufferIsWhole() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            texts.add("text " + i);
        }
        assertThat(Json.read(TEXTS, Json.write(TEXTS, texts))).isEqualTo(texts);
    }

    @Test
    void nullIsNoDocument() {
        assertThatExceptionOfType(UnwritableValueException.class)
                .isThrownBy(() -> Json.write(TEXT, null))
                .withMessage("at the root: null is no document");
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Json.read(TEXT, null))
                .withMessage("at the root: expected a document, found none");
        assertThatExceptionOfType(MalformedDocumentException.class).isThrownBy(() -> Json.read(TEXT, "null"));
    }

    @Test
    void whateverACodecThrowsIsTyped() {
        IllegalStateException broken = new IllegalStateException("broken");
        JsonCodec<String> codec = JsonCodec.of(
                (out, value) -> {
                    out.writeStartArray();
                    out.writeNull();
                    throw broken;
                },
                in -> {
                    throw broken;
                });
        assertThatExceptionOfType(UnwritableValueException.class)
                .isThrownBy(() -> Json.write(codec, ""))
                .withMessage("at /1: IllegalStateException: broken")
                .withCause(broken)
                .satisfies(e -> assertThat(e.path()).isEqualTo("/1"));
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Json.read(codec, "{}"))
                .withCause(broken)
                .satisfies(e -> assertThat(e.found()).isEqualTo("IllegalStateException: broken"));
    }

    @Test
    void whatIsReadCannotBeModified() {
        List<String> read = Json.read(TEXTS, "[\"a\"]");
        assertThatThrownBy(() -> read.add("b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theTextOfAnErrorIsShort() {
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Json.read(TEXTS, "\"" + "x".repeat(10_000) + "\""))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void aMessageTellsTheKindOfWhatStandsThereAndNotMore() {
        Map.of(
                        "[[\"secret\"]]", "an array",
                        "[{}]", "an object",
                        "[-120]", "a whole number",
                        "[1.5e3]", "a number",
                        "[true]", "a boolean",
                        "[012]", "no JSON at character 1",
                        "[secret]", "no JSON at character 1",
                        "[", "nothing")
                .forEach((document, kind) -> assertThatExceptionOfType(MalformedDocumentException.class)
                        .isThrownBy(() -> Json.read(in -> JsonLists.read(in, JsonText::readString), document))
                        .withMessage("at /0: expected text, found " + kind)
                        .withNoCause());
    }
}
