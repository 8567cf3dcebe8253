package dev.pawl.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** What Pawl takes for JSON, and what it makes of it, is what Jackson does; and so is what it writes. */
class JsonAgainstJacksonTest {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    /** A document that is no JSON. */
    private static final Object REFUSED = "refused";

    private static final String[] PIECES = {
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\"\\u00e9\\n\"", "\\", "\\u12", "0", "-0", "1", "12",
                "01",
        "1.5", "1.", ".5", "-", "-1e5", "1E+3", "1e", "+1", "true", "false", "null", "nul", "truex", " ", "\t", "\n",
                "\u0000",
        "\u000b", "é", "\ud83d\ude00", "\ud800", "NaN", "9223372036854775808", "\"\\ud800\"", "\u2028", "/**/", "'a'"
    };

    private final SplittableRandom random = new SplittableRandom(20_261_121);

    @Test
    void whatIsJsonToOneIsToTheOther() {
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            String document = i % 2 == 0 ? mutated(json(4)) : pieces();
            Object expected = byJackson(document);
            assertThat(byPawl(document)).as(document).isEqualTo(expected);
            assertThat(skipped(document)).as(document).isEqualTo(expected != REFUSED);
            taken += expected == REFUSED ? 0 : 1;
        }
        assertThat(taken).isBetween(2_000, 18_000);
    }

    @Test
    void textIsWrittenAsJacksonWritesIt() {
        JsonCodec<List<String>> texts = JsonCodec.of(
                (out, value) -> JsonLists.write(out, value, JsonText::writeString),
                in -> JsonLists.read(in, JsonText::readString));
        for (int i = 0; i < 20_000; i++) {
            List<String> value = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                value.add(text());
            }
            StringWriter written = new StringWriter();
            try (JsonGenerator out = JACKSON.createGenerator(ObjectWriteContext.empty(), written)) {
                out.writeStartArray();
                value.forEach(out::writeString);
                out.writeEndArray();
            }
            String document = Json.write(texts, value);
            assertThat(document).isEqualTo(written.toString());
            assertThat(Json.read(texts, document)).isEqualTo(value);
        }
    }

    @Test
    void whatIsDeeperThanTheLimitIsRefused() {
        assertThat(byPawl("[".repeat(500) + "]".repeat(500))).isNotEqualTo(REFUSED);
        String deep = "[".repeat(501) + "]".repeat(501);
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Json.read(JsonAgainstJacksonTest::skip, deep))
                .withMessageContaining("no more than 500 objects and arrays within each other");
    }

    @Test
    void aNumberLongerThanTheLimitIsRefused() {
        assertThat(byPawl("1".repeat(1_000))).isNotEqualTo(REFUSED);
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Json.read(JsonText::readBigInteger, "1".repeat(1_001)))
                .withMessageContaining("a number of no more than 1000 characters");
    }

    private static Object byPawl(String document) {
        try {
            return Json.<Object>read(in -> List.of(Objects.toString(value(in))), document);
        } catch (MalformedDocumentException e) {
            assertThat(e).hasMessageStartingWith("at ");
            return REFUSED;
        }
    }

    private static boolean skipped(String document) {
        try {
            Json.read(JsonAgainstJacksonTest::skip, document);
            return true;
        } catch (MalformedDocumentException e) {
            return false;
        }
    }

    private static Object skip(JsonInput in) {
        in.skipValue();
        return "";
    }

    private static @Nullable Object value(JsonInput in) {
        if (in.peek() == '{') {
            Map<String, Object> members = new LinkedHashMap<>();
            in.startObject();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                members.put(name, Objects.toString(value(in)));
            }
            return members;
        } else if (in.peek() == '[') {
            return JsonLists.read(in, each -> Objects.toString(value(each)));
        } else if (in.peek() == '"') {
            return '"' + JsonText.readString(in);
        } else if (in.peek() == 't' || in.peek() == 'f') {
            return JsonPrimitives.readBoolean(in);
        }
        return in.readNull() ? null : JsonNumbers.read(in);
    }

    private static Object byJackson(String document) {
        try (JsonParser in = JACKSON.createParser(ObjectReadContext.empty(), document)) {
            if (in.nextToken() == null) {
                return REFUSED;
            }
            Object value = List.of(Objects.toString(value(in)));
            return in.nextToken() == null ? value : REFUSED;
        } catch (JacksonException e) {
            return REFUSED;
        }
    }

    private static @Nullable Object value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    in.nextToken();
                    members.put(name, Objects.toString(value(in)));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(Objects.toString(value(in)));
                }
                yield elements;
            }
            case VALUE_STRING -> '"' + in.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> in.getString();
        };
    }

    private String pieces() {
        StringBuilder document = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            document.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return document.toString();
    }

    private String json(int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        if (kind < 6) {
            String[] values = {"true", "null", "-12.50e3", "0", "\"\"", quoted(text())};
            return values[kind] + " ".repeat(random.nextInt(2));
        }
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String space = " ".repeat(random.nextInt(2));
            String value = space + json(depth - 1);
            parts.add(kind == 6 ? value : space + '"' + (char) ('a' + random.nextInt(4)) + '"' + space + ':' + value);
        }
        return kind == 6 ? '[' + String.join(",", parts) + ']' : '{' + String.join(",", parts) + '}';
    }

    private String mutated(String json) {
        if (random.nextInt(3) > 0) {
            return json;
        }
        int at = random.nextInt(json.length() + 1);
        int to = Math.min(json.length(), at + random.nextInt(2));
        return json.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + json.substring(to);
    }

    private String text() {
        String[] letters = {
            "a", "b", "é", "ÿ", "Ā", "ж", "€", "\u2028", "\ud83d\ude00", "\"", "\\", "/", "\n", "\u0001", "\u007f"
        };
        StringBuilder text = new StringBuilder();
        int kinds = random.nextInt(letters.length) + 1;
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(letters[random.nextInt(kinds)]);
        }
        return text.toString();
    }

    private static String quoted(String text) {
        StringWriter written = new StringWriter();
        try (JsonGenerator out = JACKSON.createGenerator(ObjectWriteContext.empty(), written)) {
            out.writeString(text);
        }
        return written.toString();
    }
}
