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

    private static int[] read(JsonRecord record, int left) {
        return Json.read(in -> values(record, in), document(left, false));
    }

    /** As generated code does it; what is lacked is -1. */
    private static int[] values(JsonRecord record, tools.jackson.core.JsonParser in) {
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
