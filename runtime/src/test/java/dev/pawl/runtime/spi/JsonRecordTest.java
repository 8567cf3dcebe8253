package dev.pawl.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which components of a record were there is known, of however many, in whatever order they come. */
class JsonRecordTest {

    private static final int MANY = 130;
    private static final JsonRecord CHAIN = JsonRecord.of("Chain", "value", "next");

    @Test
    void ofManyComponentsEachIsMissed() {
        JsonRecord record = record();
        assertThat(read(record, -1)).containsExactly(numbers());
        for (int left : new int[] {0, 62, 63, 64, 65, 128, 129}) {
            assertThatThrownBy(() -> read(record, left))
                    .isInstanceOf(MalformedDocumentException.class)
                    .hasMessageContaining("\"c" + left + '"');
        }
    }

    @Test
    void whatMayBeMissingIsLackedAndNoMistake() {
        for (int left : new int[] {0, 63, 64, 129}) {
            assertThat(read(record().optional(left), left)[left]).isEqualTo(-1);
        }
    }

    @Test
    void anyOrderWillDoAndOtherNamesAreSkipped() {
        int[] read = Json.read(in -> values(record(), in), document(-1, true));
        assertThat(read).containsExactly(numbers());
    }

    @Test
    void recordsWithinOthersLeaveThemAlone() {
        String inner = "{\"value\": 1, \"next\": null}";
        String document = "{\"value\": 3, \"next\": {\"value\": 2, \"next\": " + inner + "}}";
        assertThat(Json.read(JsonRecordTest::chain, document)).isEqualTo("3 2 1 end");
        assertThat(Json.read(JsonRecordTest::chain, "{\"next\": null, \"value\": 1}"))
                .isEqualTo("1 end");
        String missing = "{\"next\": {\"next\": " + inner + "}, \"value\": 3}";
        assertThatThrownBy(() -> Json.read(JsonRecordTest::chain, missing))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("/next");
    }

    @Test
    void namesThatAreLongOrEscapedAreFound() {
        JsonRecord record = JsonRecord.of("Odd", "a\"b", "l".repeat(100), "plain");
        String document = "{\"\\u0070lain\": 1, \"" + "l".repeat(100) + "\": 2, \"a\\\"b\": 3}";
        StringBuilder found = new StringBuilder();
        Json.read(
                in -> {
                    JsonComponents object = record.read(in);
                    for (int i = object.next(); i >= 0; i = object.next()) {
                        found.append(i)
                                .append('=')
                                .append(JsonPrimitives.readInt(in))
                                .append(' ');
                    }
                    return object.complete();
                },
                document);
        assertThat(found.toString()).isEqualTo("2=1 1=2 0=3 ");
    }

    private static String chain(JsonInput in) {
        JsonComponents object = CHAIN.read(in);
        int value = 0;
        String next = "";
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> value = JsonPrimitives.readInt(in);
                case 1 -> next = chain(in);
                default -> throw new AssertionError(i);
            }
        }
        return object.complete() ? value + " " + next : "end";
    }

    private static int[] read(JsonRecord record, int left) {
        return Json.read(in -> values(record, in), document(left, false));
    }

    /** As generated code does it; what is lacked is -1. */
    private static int[] values(JsonRecord record, JsonInput in) {
        JsonComponents object = record.read(in);
        int[] values = new int[MANY];
        for (int i = object.next(); i >= 0; i = object.next()) {
            values[i] = JsonPrimitives.readInt(in);
        }
        for (int i = 0; i < MANY; i++) {
            if (object.lacks(i)) {
                values[i] = -1;
            }
        }
        assertThat(object.complete()).isTrue();
        return values;
    }

    private static JsonRecord record() {
        return JsonRecord.of(
                "Many", IntStream.range(0, MANY).mapToObj(i -> "c" + i).toArray(String[]::new));
    }

    private static int[] numbers() {
        return IntStream.range(0, MANY).toArray();
    }

    private static String document(int left, boolean backwards) {
        return Arrays.stream(numbers())
                .map(i -> backwards ? MANY - 1 - i : i)
                .filter(i -> i != left)
                .mapToObj(i -> "\"c" + i + "\": " + i + ", \"other" + i + "\": [{}]")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
