package dev.pawl.processor.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.spi.Json;
import dev.pawl.runtime.spi.JsonBoxes;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonReader;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is called compatible is: the runtime's codecs read the least and the greatest of what was stored. */
class ScalarsTest {

    private static final Map<String, List<String>> DOCUMENTS = documents();
    private static final Map<String, JsonReader<?>> READERS = readers();

    @Test
    void whatIsCompatibleIsRead() {
        int pairs = 0;
        for (String before : DOCUMENTS.keySet()) {
            for (String now : READERS.keySet()) {
                if (Scalars.reads(now, before)) {
                    pairs++;
                    for (String document : DOCUMENTS.get(before)) {
                        assertThat((Object) Json.read(READERS.get(now), "[" + document + "]"))
                                .as(before + " as " + now)
                                .isNotNull();
                    }
                }
            }
        }
        assertThat(pairs).isGreaterThan(60);
    }

    @Test
    void whatIsNarrowedIsNot() {
        assertThat(Scalars.reads("int", "long")).isFalse();
        assertThat(Scalars.reads("long", "Long")).isFalse();
        assertThat(Scalars.reads("double", "long")).isFalse();
        assertThat(Scalars.reads("BigDecimal", "double")).isFalse();
        assertThat(Scalars.reads("String", "int")).isFalse();
        assertThat(Scalars.reads("Instant", "String")).isFalse();
        assertThatThrownBy(() -> Json.read(READERS.get("int"), "[9223372036854775807]"))
                .isInstanceOf(MalformedDocumentException.class);
    }

    private static Map<String, List<String>> documents() {
        Map<String, List<String>> documents = new LinkedHashMap<>();
        documents.put("boolean", List.of("true"));
        documents.put("byte", List.of("-128", "127"));
        documents.put("short", List.of("-32768", "32767"));
        documents.put("int", List.of("-2147483648", "2147483647"));
        documents.put("long", List.of("-9223372036854775808", "9223372036854775807"));
        documents.put("float", List.of("3.4028235E38", "1.4E-45", "\"NaN\"", "\"-Infinity\""));
        documents.put("double", List.of("1.7976931348623157E308", "\"Infinity\""));
        documents.put("char", List.of("\"x\""));
        documents.put("Integer", List.of("-2147483648", "2147483647"));
        documents.put("Long", List.of("9223372036854775807"));
        documents.put("BigInteger", List.of("\"12345678901234567890123456789\""));
        documents.put("BigDecimal", List.of("\"1E+3\""));
        documents.put("UUID", List.of("\"00000000-0000-0000-0000-000000000001\""));
        documents.put("Instant", List.of("\"2026-11-21T10:00:00Z\""));
        documents.put("ZoneOffset", List.of("\"+01:00\""));
        documents.put("ZoneId", List.of("\"Europe/Vienna\""));
        documents.put("Year", List.of("\"2026\""));
        documents.put("String", List.of("\"\""));
        return documents;
    }

    private static Map<String, JsonReader<?>> readers() {
        Map<String, JsonReader<?>> readers = new LinkedHashMap<>();
        put(readers, "boolean", JsonPrimitives::readBoolean);
        put(readers, "byte", JsonPrimitives::readByte);
        put(readers, "short", JsonPrimitives::readShort);
        put(readers, "int", JsonPrimitives::readInt);
        put(readers, "long", JsonPrimitives::readLong);
        put(readers, "float", JsonPrimitives::readFloat);
        put(readers, "double", JsonPrimitives::readDouble);
        put(readers, "char", JsonPrimitives::readChar);
        put(readers, "Integer", JsonBoxes::readInt);
        put(readers, "Long", JsonBoxes::readLong);
        put(readers, "Float", JsonBoxes::readFloat);
        put(readers, "Double", JsonBoxes::readDouble);
        put(readers, "BigInteger", JsonText::readBigInteger);
        put(readers, "BigDecimal", JsonText::readBigDecimal);
        put(readers, "String", JsonText::readString);
        put(readers, "UUID", JsonText::readUuid);
        put(readers, "Instant", JsonTimes::readInstant);
        put(readers, "ZoneId", JsonTimes::readZoneId);
        put(readers, "ZoneOffset", JsonTimes::readZoneOffset);
        put(readers, "Year", JsonTimes::readYear);
        return readers;
    }

    /** In an array, because null is no document. */
    private static void put(Map<String, JsonReader<?>> readers, String type, JsonReader<?> reader) {
        readers.put(
                type,
                in -> Objects.requireNonNull(JsonLists.<Object>read(in, reader)).get(0));
    }
}
