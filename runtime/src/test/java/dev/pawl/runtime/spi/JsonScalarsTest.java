package dev.pawl.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written and read without the JDK is as the JDK has it. */
class JsonScalarsTest {

    private static final JsonCodec<Instant> INSTANT = JsonCodec.of(JsonTimes::write, JsonTimes::readInstant);
    private static final JsonCodec<UUID> ID = JsonCodec.of(JsonText::writeUuid, JsonText::readUuid);
    private static final JsonCodec<Long> NUMBER = JsonCodec.of(JsonBoxes::writeLong, JsonBoxes::readLong);

    private final SplittableRandom random = new SplittableRandom(20_261_121);

    @Test
    void instants() {
        long first = Instant.parse("-0001-12-30T00:00:00Z").getEpochSecond();
        long last = Instant.parse("+10000-01-02T00:00:00Z").getEpochSecond();
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            int unit = units[random.nextInt(units.length)];
            long seconds = i < 200 ? (i % 2 == 0 ? first + i * 1_800L : last - i * 900L) : random.nextLong(first, last);
            Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);
            String document = Json.write(INSTANT, instant);
            assertThat(document).isEqualTo('"' + instant.toString() + '"');
            assertThat(Json.read(INSTANT, document)).isEqualTo(instant);
        }
        for (Instant instant : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
            assertThat(Json.read(INSTANT, Json.write(INSTANT, instant))).isEqualTo(instant);
        }
    }

    @Test
    void instantsThatAreOutOfTheCommon() {
        String[] parts = {
            "2026", "-", "11", "02", "29", "30", "31", "00", "T", "24", "23", ":", "59", "60", ".", "5", "Z", "z"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("2024-02-29T23:59:59.120Z");
            for (int j = random.nextInt(2); j >= 0; j--) {
                String part = parts[random.nextInt(parts.length)];
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(part.length() + 2)), part);
            }
            assertThat(readInstant(text.toString())).as(text.toString()).isEqualTo(parse(text.toString()));
        }
    }

    @Test
    void ids() {
        for (int i = 0; i < 10_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            String document = Json.write(ID, id);
            assertThat(document).isEqualTo('"' + id.toString() + '"');
            assertThat(Json.read(ID, document)).isEqualTo(id);
            assertThat(Json.read(ID, document.toUpperCase(Locale.ROOT))).isEqualTo(id);
        }
        String id = "00000000-0000-0000-0000-00000000000g";
        assertThatExceptionOfType(MalformedDocumentException.class).isThrownBy(() -> Json.read(ID, '"' + id + '"'));
    }

    @Test
    void wholeNumbers() {
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertWritten(number);
        }
        for (long power = 1, i = 0; i < 19; i++, power *= 10) {
            for (long number = power - 2; number <= power + 2; number++) {
                assertWritten(number);
                assertWritten(-number);
            }
        }
        assertWritten(Long.MAX_VALUE);
        assertWritten(Long.MIN_VALUE);
    }

    private static void assertWritten(long number) {
        String document = Json.write(NUMBER, number);
        assertThat(document).isEqualTo(Long.toString(number));
        assertThat(Json.read(NUMBER, document)).isEqualTo(number);
    }

    private static @Nullable Instant readInstant(String text) {
        try {
            return Json.read(INSTANT, '"' + text + '"');
        } catch (MalformedDocumentException e) {
            return null;
        }
    }

    private static @Nullable Instant parse(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
