package dev.pawl.processor.zoo;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonBoxes;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonConverted;
import dev.pawl.runtime.spi.JsonDefaults;
import dev.pawl.runtime.spi.JsonEnums;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonKeys;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonMaps;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonSealed;
import dev.pawl.runtime.spi.JsonSets;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * How the states and signals of {@link Zoo} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("dev.pawl.processor.zoo.Zoo")
final class ZooCodecs {
    static final JsonCodec<Zoo.Primitives> PRIMITIVES = JsonCodec.of(
            ZooCodecs::writePrimitives, ZooCodecs::readPrimitives);

    static final JsonCodec<Zoo.Boxes> BOXES = JsonCodec.of(
            ZooCodecs::writeBoxes, ZooCodecs::readBoxes);

    static final JsonCodec<Zoo.Texts> TEXTS = JsonCodec.of(
            ZooCodecs::writeTexts, ZooCodecs::readTexts);

    static final JsonCodec<Zoo.Times> TIMES = JsonCodec.of(
            ZooCodecs::writeTimes, ZooCodecs::readTimes);

    static final JsonCodec<Zoo.Collections> COLLECTIONS = JsonCodec.of(
            ZooCodecs::writeCollections, ZooCodecs::readCollections);

    static final JsonCodec<Zoo.Keys> KEYS = JsonCodec.of(
            ZooCodecs::writeKeys, ZooCodecs::readKeys);

    static final JsonCodec<Zoo.Shapes> SHAPES = JsonCodec.of(
            ZooCodecs::writeShapes, ZooCodecs::readShapes);

    static final JsonCodec<Zoo.Trees> TREES = JsonCodec.of(
            ZooCodecs::writeTrees, ZooCodecs::readTrees);

    static final JsonCodec<Zoo.Generics> GENERICS = JsonCodec.of(
            ZooCodecs::writeGenerics, ZooCodecs::readGenerics);

    static final JsonCodec<Zoo.Converts> CONVERTS = JsonCodec.of(
            ZooCodecs::writeConverts, ZooCodecs::readConverts);

    static final JsonCodec<Zoo.Defaults> DEFAULTS = JsonCodec.of(
            ZooCodecs::writeDefaults, ZooCodecs::readDefaults);

    static final JsonCodec<Zoo.Awkward> AWKWARD = JsonCodec.of(
            ZooCodecs::writeAwkward, ZooCodecs::readAwkward);

    static final JsonCodec<Zoo.Guarded> GUARDED = JsonCodec.of(
            ZooCodecs::writeGuarded, ZooCodecs::readGuarded);

    static final JsonCodec<Zoo.Nothing> NOTHING = JsonCodec.of(
            ZooCodecs::writeNothing, ZooCodecs::readNothing);

    static final JsonCodec<Zoo.Next> NEXT = JsonCodec.of(
            ZooCodecs::writeNext, ZooCodecs::readNext);

    private static final MoneyAsText MONEY_AS_TEXT_OBJECT = new MoneyAsText();

    private static final MoneyInCents MONEY_IN_CENTS_OBJECT = new MoneyInCents();

    private static final OddTypes.BitSets BIT_SETS_OBJECT = new OddTypes.BitSets();

    private ZooCodecs() {
    }

    private static void writePrimitives(JsonOutput out, Zoo.Primitives value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("a");
        JsonPrimitives.writeBoolean(out, value.a());
        out.writeName("b");
        JsonPrimitives.writeByte(out, value.b());
        out.writeName("c");
        JsonPrimitives.writeShort(out, value.c());
        out.writeName("d");
        JsonPrimitives.writeInt(out, value.d());
        out.writeName("e");
        JsonPrimitives.writeLong(out, value.e());
        out.writeName("f");
        JsonPrimitives.writeFloat(out, value.f());
        out.writeName("g");
        JsonPrimitives.writeDouble(out, value.g());
        out.writeName("h");
        JsonPrimitives.writeChar(out, value.h());
        out.writeEndObject();
    }

    private static Zoo.Primitives readPrimitives(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Primitives");
        boolean a = false;
        boolean hasA = false;
        byte b = 0;
        boolean hasB = false;
        short c = 0;
        boolean hasC = false;
        int d = 0;
        boolean hasD = false;
        long e = 0;
        boolean hasE = false;
        float f = 0;
        boolean hasF = false;
        double g = 0;
        boolean hasG = false;
        char h = 0;
        boolean hasH = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "a" -> {
                    a = JsonPrimitives.readBoolean(in);
                    hasA = true;
                }
                case "b" -> {
                    b = JsonPrimitives.readByte(in);
                    hasB = true;
                }
                case "c" -> {
                    c = JsonPrimitives.readShort(in);
                    hasC = true;
                }
                case "d" -> {
                    d = JsonPrimitives.readInt(in);
                    hasD = true;
                }
                case "e" -> {
                    e = JsonPrimitives.readLong(in);
                    hasE = true;
                }
                case "f" -> {
                    f = JsonPrimitives.readFloat(in);
                    hasF = true;
                }
                case "g" -> {
                    g = JsonPrimitives.readDouble(in);
                    hasG = true;
                }
                case "h" -> {
                    h = JsonPrimitives.readChar(in);
                    hasH = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasA, "Primitives", "a");
        JsonObjects.require(in, hasB, "Primitives", "b");
        JsonObjects.require(in, hasC, "Primitives", "c");
        JsonObjects.require(in, hasD, "Primitives", "d");
        JsonObjects.require(in, hasE, "Primitives", "e");
        JsonObjects.require(in, hasF, "Primitives", "f");
        JsonObjects.require(in, hasG, "Primitives", "g");
        JsonObjects.require(in, hasH, "Primitives", "h");
        return new Zoo.Primitives(a, b, c, d, e, f, g, h);
    }

    private static void writeBoxes(JsonOutput out, Zoo.Boxes value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("a");
        JsonBoxes.writeBoolean(out, value.a());
        out.writeName("b");
        JsonBoxes.writeByte(out, value.b());
        out.writeName("c");
        JsonBoxes.writeShort(out, value.c());
        out.writeName("d");
        JsonBoxes.writeInt(out, value.d());
        out.writeName("e");
        JsonBoxes.writeLong(out, value.e());
        out.writeName("f");
        JsonBoxes.writeFloat(out, value.f());
        out.writeName("g");
        JsonBoxes.writeDouble(out, value.g());
        out.writeName("h");
        JsonBoxes.writeChar(out, value.h());
        out.writeEndObject();
    }

    private static Zoo.Boxes readBoxes(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Boxes");
        Boolean a = null;
        boolean hasA = false;
        Byte b = null;
        boolean hasB = false;
        Short c = null;
        boolean hasC = false;
        Integer d = null;
        boolean hasD = false;
        Long e = null;
        boolean hasE = false;
        Float f = null;
        boolean hasF = false;
        Double g = null;
        boolean hasG = false;
        Character h = null;
        boolean hasH = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "a" -> {
                    a = JsonBoxes.readBoolean(in);
                    hasA = true;
                }
                case "b" -> {
                    b = JsonBoxes.readByte(in);
                    hasB = true;
                }
                case "c" -> {
                    c = JsonBoxes.readShort(in);
                    hasC = true;
                }
                case "d" -> {
                    d = JsonBoxes.readInt(in);
                    hasD = true;
                }
                case "e" -> {
                    e = JsonBoxes.readLong(in);
                    hasE = true;
                }
                case "f" -> {
                    f = JsonBoxes.readFloat(in);
                    hasF = true;
                }
                case "g" -> {
                    g = JsonBoxes.readDouble(in);
                    hasG = true;
                }
                case "h" -> {
                    h = JsonBoxes.readChar(in);
                    hasH = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasA, "Boxes", "a");
        JsonObjects.require(in, hasB, "Boxes", "b");
        JsonObjects.require(in, hasC, "Boxes", "c");
        JsonObjects.require(in, hasD, "Boxes", "d");
        JsonObjects.require(in, hasE, "Boxes", "e");
        JsonObjects.require(in, hasF, "Boxes", "f");
        JsonObjects.require(in, hasG, "Boxes", "g");
        JsonObjects.require(in, hasH, "Boxes", "h");
        return new Zoo.Boxes(a, b, c, d, e, f, g, h);
    }

    private static void writeTexts(JsonOutput out, Zoo.Texts value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("text");
        JsonText.writeString(out, value.text());
        out.writeName("whole");
        JsonText.writeBigInteger(out, value.whole());
        out.writeName("decimal");
        JsonText.writeBigDecimal(out, value.decimal());
        out.writeName("uuid");
        JsonText.writeUuid(out, value.uuid());
        out.writeName("bytes");
        JsonText.writeBytes(out, value.bytes());
        out.writeEndObject();
    }

    private static Zoo.Texts readTexts(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Texts");
        String text = null;
        boolean hasText = false;
        BigInteger whole = null;
        boolean hasWhole = false;
        BigDecimal decimal = null;
        boolean hasDecimal = false;
        UUID uuid = null;
        boolean hasUuid = false;
        byte[] bytes = null;
        boolean hasBytes = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "text" -> {
                    text = JsonText.readString(in);
                    hasText = true;
                }
                case "whole" -> {
                    whole = JsonText.readBigInteger(in);
                    hasWhole = true;
                }
                case "decimal" -> {
                    decimal = JsonText.readBigDecimal(in);
                    hasDecimal = true;
                }
                case "uuid" -> {
                    uuid = JsonText.readUuid(in);
                    hasUuid = true;
                }
                case "bytes" -> {
                    bytes = JsonText.readBytes(in);
                    hasBytes = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasText, "Texts", "text");
        JsonObjects.require(in, hasWhole, "Texts", "whole");
        JsonObjects.require(in, hasDecimal, "Texts", "decimal");
        JsonObjects.require(in, hasUuid, "Texts", "uuid");
        JsonObjects.require(in, hasBytes, "Texts", "bytes");
        return new Zoo.Texts(text, whole, decimal, uuid, bytes);
    }

    private static void writeTimes(JsonOutput out, Zoo.Times value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("instant");
        JsonTimes.write(out, value.instant());
        out.writeName("duration");
        JsonTimes.write(out, value.duration());
        out.writeName("period");
        JsonTimes.write(out, value.period());
        out.writeName("date");
        JsonTimes.write(out, value.date());
        out.writeName("time");
        JsonTimes.write(out, value.time());
        out.writeName("dateTime");
        JsonTimes.write(out, value.dateTime());
        out.writeName("offsetTime");
        JsonTimes.write(out, value.offsetTime());
        out.writeName("offsetDateTime");
        JsonTimes.write(out, value.offsetDateTime());
        out.writeName("zonedDateTime");
        JsonTimes.write(out, value.zonedDateTime());
        out.writeName("year");
        JsonTimes.writeYear(out, value.year());
        out.writeName("yearMonth");
        JsonTimes.write(out, value.yearMonth());
        out.writeName("monthDay");
        JsonTimes.write(out, value.monthDay());
        out.writeName("zone");
        JsonTimes.write(out, value.zone());
        out.writeName("offset");
        JsonTimes.write(out, value.offset());
        out.writeEndObject();
    }

    private static Zoo.Times readTimes(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Times");
        Instant instant = null;
        boolean hasInstant = false;
        Duration duration = null;
        boolean hasDuration = false;
        Period period = null;
        boolean hasPeriod = false;
        LocalDate date = null;
        boolean hasDate = false;
        LocalTime time = null;
        boolean hasTime = false;
        LocalDateTime dateTime = null;
        boolean hasDateTime = false;
        OffsetTime offsetTime = null;
        boolean hasOffsetTime = false;
        OffsetDateTime offsetDateTime = null;
        boolean hasOffsetDateTime = false;
        ZonedDateTime zonedDateTime = null;
        boolean hasZonedDateTime = false;
        Year year = null;
        boolean hasYear = false;
        YearMonth yearMonth = null;
        boolean hasYearMonth = false;
        MonthDay monthDay = null;
        boolean hasMonthDay = false;
        ZoneId zone = null;
        boolean hasZone = false;
        ZoneOffset offset = null;
        boolean hasOffset = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "instant" -> {
                    instant = JsonTimes.readInstant(in);
                    hasInstant = true;
                }
                case "duration" -> {
                    duration = JsonTimes.readDuration(in);
                    hasDuration = true;
                }
                case "period" -> {
                    period = JsonTimes.readPeriod(in);
                    hasPeriod = true;
                }
                case "date" -> {
                    date = JsonTimes.readLocalDate(in);
                    hasDate = true;
                }
                case "time" -> {
                    time = JsonTimes.readLocalTime(in);
                    hasTime = true;
                }
                case "dateTime" -> {
                    dateTime = JsonTimes.readLocalDateTime(in);
                    hasDateTime = true;
                }
                case "offsetTime" -> {
                    offsetTime = JsonTimes.readOffsetTime(in);
                    hasOffsetTime = true;
                }
                case "offsetDateTime" -> {
                    offsetDateTime = JsonTimes.readOffsetDateTime(in);
                    hasOffsetDateTime = true;
                }
                case "zonedDateTime" -> {
                    zonedDateTime = JsonTimes.readZonedDateTime(in);
                    hasZonedDateTime = true;
                }
                case "year" -> {
                    year = JsonTimes.readYear(in);
                    hasYear = true;
                }
                case "yearMonth" -> {
                    yearMonth = JsonTimes.readYearMonth(in);
                    hasYearMonth = true;
                }
                case "monthDay" -> {
                    monthDay = JsonTimes.readMonthDay(in);
                    hasMonthDay = true;
                }
                case "zone" -> {
                    zone = JsonTimes.readZoneId(in);
                    hasZone = true;
                }
                case "offset" -> {
                    offset = JsonTimes.readZoneOffset(in);
                    hasOffset = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasInstant, "Times", "instant");
        JsonObjects.require(in, hasDuration, "Times", "duration");
        JsonObjects.require(in, hasPeriod, "Times", "period");
        JsonObjects.require(in, hasDate, "Times", "date");
        JsonObjects.require(in, hasTime, "Times", "time");
        JsonObjects.require(in, hasDateTime, "Times", "dateTime");
        JsonObjects.require(in, hasOffsetTime, "Times", "offsetTime");
        JsonObjects.require(in, hasOffsetDateTime, "Times", "offsetDateTime");
        JsonObjects.require(in, hasZonedDateTime, "Times", "zonedDateTime");
        JsonObjects.require(in, hasYear, "Times", "year");
        JsonObjects.require(in, hasYearMonth, "Times", "yearMonth");
        JsonObjects.require(in, hasMonthDay, "Times", "monthDay");
        JsonObjects.require(in, hasZone, "Times", "zone");
        JsonObjects.require(in, hasOffset, "Times", "offset");
        return new Zoo.Times(instant, duration, period, date, time, dateTime, offsetTime, offsetDateTime, zonedDateTime, year, yearMonth, monthDay, zone, offset);
    }

    private static void writeCollections(JsonOutput out, Zoo.Collections value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("list");
        writeListOfString(out, value.list());
        out.writeName("set");
        writeSetOfInteger(out, value.set());
        out.writeName("map");
        writeMapOfStringAndLong(out, value.map());
        out.writeName("optional");
        writeOptionalOfString(out, value.optional());
        out.writeName("deep");
        writeListOfSetOfListOfOptionalOfInteger(out, value.deep());
        out.writeEndObject();
    }

    private static Zoo.Collections readCollections(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Collections");
        List<String> list = List.of();
        Set<Integer> set = Set.of();
        Map<String, Long> map = Map.of();
        Optional<String> optional = Optional.empty();
        List<Set<List<Optional<Integer>>>> deep = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "list" -> list = readListOfString(in);
                case "set" -> set = readSetOfInteger(in);
                case "map" -> map = readMapOfStringAndLong(in);
                case "optional" -> optional = readOptionalOfString(in);
                case "deep" -> deep = readListOfSetOfListOfOptionalOfInteger(in);
                default -> in.skipValue();
            }
        }
        return new Zoo.Collections(list, set, map, optional, deep);
    }

    private static void writeListOfString(JsonOutput out, List<String> value) {
        JsonLists.write(out, value, JsonText::writeString);
    }

    private static List<String> readListOfString(JsonInput in) {
        return JsonLists.read(in, JsonText::readString);
    }

    private static void writeSetOfInteger(JsonOutput out, Set<Integer> value) {
        JsonSets.write(out, value, JsonBoxes::writeInt);
    }

    private static Set<Integer> readSetOfInteger(JsonInput in) {
        return JsonSets.read(in, JsonBoxes::readInt);
    }

    private static void writeMapOfStringAndLong(JsonOutput out, Map<String, Long> value) {
        JsonMaps.write(out, value, Function.identity(), JsonBoxes::writeLong);
    }

    private static Map<String, Long> readMapOfStringAndLong(JsonInput in) {
        return JsonMaps.read(in, Function.identity(), JsonBoxes::readLong);
    }

    private static void writeOptionalOfString(JsonOutput out, Optional<String> value) {
        JsonOptionals.write(out, value, JsonText::writeString);
    }

    private static Optional<String> readOptionalOfString(JsonInput in) {
        return JsonOptionals.read(in, JsonText::readString);
    }

    private static void writeListOfSetOfListOfOptionalOfInteger(JsonOutput out,
            List<Set<List<Optional<Integer>>>> value) {
        JsonLists.write(out, value, ZooCodecs::writeSetOfListOfOptionalOfInteger);
    }

    private static List<Set<List<Optional<Integer>>>> readListOfSetOfListOfOptionalOfInteger(
            JsonInput in) {
        return JsonLists.read(in, ZooCodecs::readSetOfListOfOptionalOfInteger);
    }

    private static void writeSetOfListOfOptionalOfInteger(JsonOutput out,
            Set<List<Optional<Integer>>> value) {
        JsonSets.write(out, value, ZooCodecs::writeListOfOptionalOfInteger);
    }

    private static Set<List<Optional<Integer>>> readSetOfListOfOptionalOfInteger(JsonInput in) {
        return JsonSets.read(in, ZooCodecs::readListOfOptionalOfInteger);
    }

    private static void writeListOfOptionalOfInteger(JsonOutput out,
            List<Optional<Integer>> value) {
        JsonLists.write(out, value, ZooCodecs::writeOptionalOfInteger);
    }

    private static List<Optional<Integer>> readListOfOptionalOfInteger(JsonInput in) {
        return JsonLists.read(in, ZooCodecs::readOptionalOfInteger);
    }

    private static void writeOptionalOfInteger(JsonOutput out, Optional<Integer> value) {
        JsonOptionals.write(out, value, JsonBoxes::writeInt);
    }

    private static Optional<Integer> readOptionalOfInteger(JsonInput in) {
        return JsonOptionals.read(in, JsonBoxes::readInt);
    }

    private static void writeKeys(JsonOutput out, Zoo.Keys value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("ints");
        writeMapOfIntegerAndString(out, value.ints());
        out.writeName("booleans");
        writeMapOfBooleanAndString(out, value.booleans());
        out.writeName("chars");
        writeMapOfCharacterAndString(out, value.chars());
        out.writeName("decimals");
        writeMapOfBigDecimalAndString(out, value.decimals());
        out.writeName("uuids");
        writeMapOfUUIDAndString(out, value.uuids());
        out.writeName("years");
        writeMapOfYearAndString(out, value.years());
        out.writeName("dates");
        writeMapOfLocalDateAndString(out, value.dates());
        out.writeName("zones");
        writeMapOfZoneIdAndString(out, value.zones());
        out.writeName("colors");
        writeMapOfColorAndListOfColor(out, value.colors());
        out.writeEndObject();
    }

    private static Zoo.Keys readKeys(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Keys");
        Map<Integer, String> ints = Map.of();
        Map<Boolean, String> booleans = Map.of();
        Map<Character, String> chars = Map.of();
        Map<BigDecimal, String> decimals = Map.of();
        Map<UUID, String> uuids = Map.of();
        Map<Year, String> years = Map.of();
        Map<LocalDate, String> dates = Map.of();
        Map<ZoneId, String> zones = Map.of();
        Map<Zoo.Color, List<Zoo.Color>> colors = Map.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ints" -> ints = readMapOfIntegerAndString(in);
                case "booleans" -> booleans = readMapOfBooleanAndString(in);
                case "chars" -> chars = readMapOfCharacterAndString(in);
                case "decimals" -> decimals = readMapOfBigDecimalAndString(in);
                case "uuids" -> uuids = readMapOfUUIDAndString(in);
                case "years" -> years = readMapOfYearAndString(in);
                case "dates" -> dates = readMapOfLocalDateAndString(in);
                case "zones" -> zones = readMapOfZoneIdAndString(in);
                case "colors" -> colors = readMapOfColorAndListOfColor(in);
                default -> in.skipValue();
            }
        }
        return new Zoo.Keys(ints, booleans, chars, decimals, uuids, years, dates, zones, colors);
    }

    private static void writeMapOfIntegerAndString(JsonOutput out, Map<Integer, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<Integer, String> readMapOfIntegerAndString(JsonInput in) {
        return JsonMaps.read(in, Integer::valueOf, JsonText::readString);
    }

    private static void writeMapOfBooleanAndString(JsonOutput out, Map<Boolean, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<Boolean, String> readMapOfBooleanAndString(JsonInput in) {
        return JsonMaps.read(in, JsonKeys::readBoolean, JsonText::readString);
    }

    private static void writeMapOfCharacterAndString(JsonOutput out, Map<Character, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<Character, String> readMapOfCharacterAndString(JsonInput in) {
        return JsonMaps.read(in, JsonKeys::readChar, JsonText::readString);
    }

    private static void writeMapOfBigDecimalAndString(JsonOutput out,
            Map<BigDecimal, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<BigDecimal, String> readMapOfBigDecimalAndString(JsonInput in) {
        return JsonMaps.read(in, BigDecimal::new, JsonText::readString);
    }

    private static void writeMapOfUUIDAndString(JsonOutput out, Map<UUID, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<UUID, String> readMapOfUUIDAndString(JsonInput in) {
        return JsonMaps.read(in, JsonKeys::readUuid, JsonText::readString);
    }

    private static void writeMapOfYearAndString(JsonOutput out, Map<Year, String> value) {
        JsonMaps.write(out, value, JsonTimes::textOf, JsonText::writeString);
    }

    private static Map<Year, String> readMapOfYearAndString(JsonInput in) {
        return JsonMaps.read(in, Year::parse, JsonText::readString);
    }

    private static void writeMapOfLocalDateAndString(JsonOutput out, Map<LocalDate, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<LocalDate, String> readMapOfLocalDateAndString(JsonInput in) {
        return JsonMaps.read(in, LocalDate::parse, JsonText::readString);
    }

    private static void writeMapOfZoneIdAndString(JsonOutput out, Map<ZoneId, String> value) {
        JsonMaps.write(out, value, Object::toString, JsonText::writeString);
    }

    private static Map<ZoneId, String> readMapOfZoneIdAndString(JsonInput in) {
        return JsonMaps.read(in, ZoneId::of, JsonText::readString);
    }

    private static void writeMapOfColorAndListOfColor(JsonOutput out,
            Map<Zoo.Color, List<Zoo.Color>> value) {
        JsonMaps.write(out, value, ZooCodecs::nameOfColor, ZooCodecs::writeListOfColor);
    }

    private static Map<Zoo.Color, List<Zoo.Color>> readMapOfColorAndListOfColor(JsonInput in) {
        return JsonMaps.read(in, ZooCodecs::namedColor, ZooCodecs::readListOfColor);
    }

    private static void writeColor(JsonOutput out, Zoo.Color value) {
        JsonEnums.write(out, value, ZooCodecs::nameOfColor);
    }

    private static Zoo.Color readColor(JsonInput in) {
        return JsonEnums.read(in, "Color", ZooCodecs::namedColor);
    }

    private static String nameOfColor(Zoo.Color value) {
        return switch (value) {
            case RED -> "RED";
            case BLUE -> "blue";
        };
    }

    private static Zoo.Color namedColor(String name) {
        return switch (name) {
            case "RED" -> Zoo.Color.RED;
            case "blue" -> Zoo.Color.BLUE;
            default -> null;
        };
    }

    private static void writeListOfColor(JsonOutput out, List<Zoo.Color> value) {
        JsonLists.write(out, value, ZooCodecs::writeColor);
    }

    private static List<Zoo.Color> readListOfColor(JsonInput in) {
        return JsonLists.read(in, ZooCodecs::readColor);
    }

    private static void writeShapes(JsonOutput out, Zoo.Shapes value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("shape");
        writeShape(out, value.shape());
        out.writeName("more");
        writeListOfShape(out, value.more());
        out.writeName("alone");
        writeOptionalOfCircle(out, value.alone());
        out.writeName("set");
        writeSetOfShape(out, value.set());
        out.writeEndObject();
    }

    private static Zoo.Shapes readShapes(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Shapes");
        Zoo.Shape shape = null;
        boolean hasShape = false;
        List<Zoo.Shape> more = List.of();
        Optional<Zoo.Circle> alone = Optional.empty();
        Set<Zoo.Shape> set = Set.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "shape" -> {
                    shape = readShape(in);
                    hasShape = true;
                }
                case "more" -> more = readListOfShape(in);
                case "alone" -> alone = readOptionalOfCircle(in);
                case "set" -> set = readSetOfShape(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasShape, "Shapes", "shape");
        return new Zoo.Shapes(shape, more, alone, set);
    }

    private static void writeShape(JsonOutput out, Zoo.Shape value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Zoo.Circle variant) {
            JsonSealed.start(out, "Circle");
            writeCircleComponents(out, variant);
            out.writeEndObject();
        } else if (value instanceof Zoo.Group variant) {
            JsonSealed.start(out, "Group");
            writeGroupComponents(out, variant);
            out.writeEndObject();
        } else if (value instanceof Zoo.Known variant) {
            JsonSealed.start(out, "Known");
            out.writeName(JsonSealed.VALUE);
            writeKnown(out, variant);
            out.writeEndObject();
        } else if (value instanceof Zoo.Rectangle variant) {
            JsonSealed.start(out, "rect");
            writeRectangleComponents(out, variant);
            out.writeEndObject();
        } else {
            throw JsonSealed.unknown(out, "Shape", value);
        }
    }

    private static Zoo.Shape readShape(JsonInput in) {
        return JsonSealed.read(in, "Shape", ZooCodecs::readShapeVariant);
    }

    private static Zoo.Shape readShapeVariant(JsonInput in, String variant) {
        return switch (variant) {
            case "Circle" -> readCircleComponents(in);
            case "Group" -> readGroupComponents(in);
            case "Known" -> JsonSealed.readValue(in, "Known", ZooCodecs::readKnown);
            case "rect" -> readRectangleComponents(in);
            default -> throw JsonSealed.unknown(in, "Shape", variant);
        };
    }

    private static void writeCircle(JsonOutput out, Zoo.Circle value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        writeCircleComponents(out, value);
        out.writeEndObject();
    }

    private static Zoo.Circle readCircle(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Circle");
        return readCircleComponents(in);
    }

    private static void writeCircleComponents(JsonOutput out, Zoo.Circle value) {
        out.writeName("radius");
        JsonPrimitives.writeDouble(out, value.radius());
    }

    private static Zoo.Circle readCircleComponents(JsonInput in) {
        double radius = 0;
        boolean hasRadius = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "radius" -> {
                    radius = JsonPrimitives.readDouble(in);
                    hasRadius = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasRadius, "Circle", "radius");
        return new Zoo.Circle(radius);
    }

    private static void writeGroupComponents(JsonOutput out, Zoo.Group value) {
        out.writeName("members");
        writeListOfShape(out, value.members());
        out.writeName("frame");
        writeOptionalOfShape(out, value.frame());
    }

    private static Zoo.Group readGroupComponents(JsonInput in) {
        List<Zoo.Shape> members = List.of();
        Optional<Zoo.Shape> frame = Optional.empty();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "members" -> members = readListOfShape(in);
                case "frame" -> frame = readOptionalOfShape(in);
                default -> in.skipValue();
            }
        }
        return new Zoo.Group(members, frame);
    }

    private static void writeListOfShape(JsonOutput out, List<Zoo.Shape> value) {
        JsonLists.write(out, value, ZooCodecs::writeShape);
    }

    private static List<Zoo.Shape> readListOfShape(JsonInput in) {
        return JsonLists.read(in, ZooCodecs::readShape);
    }

    private static void writeOptionalOfShape(JsonOutput out, Optional<Zoo.Shape> value) {
        JsonOptionals.write(out, value, ZooCodecs::writeShape);
    }

    private static Optional<Zoo.Shape> readOptionalOfShape(JsonInput in) {
        return JsonOptionals.read(in, ZooCodecs::readShape);
    }

    private static void writeKnown(JsonOutput out, Zoo.Known value) {
        JsonEnums.write(out, value, ZooCodecs::nameOfKnown);
    }

    private static Zoo.Known readKnown(JsonInput in) {
        return JsonEnums.read(in, "Known", ZooCodecs::namedKnown);
    }

    private static String nameOfKnown(Zoo.Known value) {
        return switch (value) {
            case POINT -> "POINT";
            case PLANE -> "PLANE";
        };
    }

    private static Zoo.Known namedKnown(String name) {
        return switch (name) {
            case "POINT" -> Zoo.Known.POINT;
            case "PLANE" -> Zoo.Known.PLANE;
            default -> null;
        };
    }

    private static void writeRectangleComponents(JsonOutput out, Zoo.Rectangle value) {
        out.writeName("width");
        JsonPrimitives.writeDouble(out, value.width());
        out.writeName("height");
        JsonPrimitives.writeDouble(out, value.height());
    }

    private static Zoo.Rectangle readRectangleComponents(JsonInput in) {
        double width = 0;
        boolean hasWidth = false;
        double height = 0;
        boolean hasHeight = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "width" -> {
                    width = JsonPrimitives.readDouble(in);
                    hasWidth = true;
                }
                case "height" -> {
                    height = JsonPrimitives.readDouble(in);
                    hasHeight = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasWidth, "Rectangle", "width");
        JsonObjects.require(in, hasHeight, "Rectangle", "height");
        return new Zoo.Rectangle(width, height);
    }

    private static void writeOptionalOfCircle(JsonOutput out, Optional<Zoo.Circle> value) {
        JsonOptionals.write(out, value, ZooCodecs::writeCircle);
    }

    private static Optional<Zoo.Circle> readOptionalOfCircle(JsonInput in) {
        return JsonOptionals.read(in, ZooCodecs::readCircle);
    }

    private static void writeSetOfShape(JsonOutput out, Set<Zoo.Shape> value) {
        JsonSets.write(out, value, ZooCodecs::writeShape);
    }

    private static Set<Zoo.Shape> readSetOfShape(JsonInput in) {
        return JsonSets.read(in, ZooCodecs::readShape);
    }

    private static void writeTrees(JsonOutput out, Zoo.Trees value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("tree");
        writeTree(out, value.tree());
        out.writeEndObject();
    }

    private static Zoo.Trees readTrees(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Trees");
        Zoo.Tree tree = null;
        boolean hasTree = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "tree" -> {
                    tree = readTree(in);
                    hasTree = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasTree, "Trees", "tree");
        return new Zoo.Trees(tree);
    }

    private static void writeTree(JsonOutput out, Zoo.Tree value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("value");
        JsonPrimitives.writeInt(out, value.value());
        out.writeName("left");
        writeTree(out, value.left());
        out.writeName("right");
        writeTree(out, value.right());
        out.writeName("leaves");
        writeSetOfTree(out, value.leaves());
        out.writeEndObject();
    }

    private static Zoo.Tree readTree(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Tree");
        int value = 0;
        boolean hasValue = false;
        Zoo.Tree left = null;
        boolean hasLeft = false;
        Zoo.Tree right = null;
        boolean hasRight = false;
        Set<Zoo.Tree> leaves = Set.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "value" -> {
                    value = JsonPrimitives.readInt(in);
                    hasValue = true;
                }
                case "left" -> {
                    left = readTree(in);
                    hasLeft = true;
                }
                case "right" -> {
                    right = readTree(in);
                    hasRight = true;
                }
                case "leaves" -> leaves = readSetOfTree(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasValue, "Tree", "value");
        JsonObjects.require(in, hasLeft, "Tree", "left");
        JsonObjects.require(in, hasRight, "Tree", "right");
        return new Zoo.Tree(value, left, right, leaves);
    }

    private static void writeSetOfTree(JsonOutput out, Set<Zoo.Tree> value) {
        JsonSets.write(out, value, ZooCodecs::writeTree);
    }

    private static Set<Zoo.Tree> readSetOfTree(JsonInput in) {
        return JsonSets.read(in, ZooCodecs::readTree);
    }

    private static void writeGenerics(JsonOutput out, Zoo.Generics value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("pair");
        writePairOfStringAndInteger(out, value.pair());
        out.writeName("deep");
        writePairOfPairOfLongAndColorAndListOfUUID(out, value.deep());
        out.writeName("either");
        writeEitherOfStringAndLong(out, value.either());
        out.writeEndObject();
    }

    private static Zoo.Generics readGenerics(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Generics");
        Zoo.Pair<String, Integer> pair = null;
        boolean hasPair = false;
        Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>> deep = null;
        boolean hasDeep = false;
        Zoo.Either<String, Long> either = null;
        boolean hasEither = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "pair" -> {
                    pair = readPairOfStringAndInteger(in);
                    hasPair = true;
                }
                case "deep" -> {
                    deep = readPairOfPairOfLongAndColorAndListOfUUID(in);
                    hasDeep = true;
                }
                case "either" -> {
                    either = readEitherOfStringAndLong(in);
                    hasEither = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasPair, "Generics", "pair");
        JsonObjects.require(in, hasDeep, "Generics", "deep");
        JsonObjects.require(in, hasEither, "Generics", "either");
        return new Zoo.Generics(pair, deep, either);
    }

    private static void writePairOfStringAndInteger(JsonOutput out,
            Zoo.Pair<String, Integer> value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("first");
        JsonText.writeString(out, value.first());
        out.writeName("second");
        JsonBoxes.writeInt(out, value.second());
        out.writeEndObject();
    }

    private static Zoo.Pair<String, Integer> readPairOfStringAndInteger(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "PairOfStringAndInteger");
        String first = null;
        boolean hasFirst = false;
        Integer second = null;
        boolean hasSecond = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "first" -> {
                    first = JsonText.readString(in);
                    hasFirst = true;
                }
                case "second" -> {
                    second = JsonBoxes.readInt(in);
                    hasSecond = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasFirst, "PairOfStringAndInteger", "first");
        JsonObjects.require(in, hasSecond, "PairOfStringAndInteger", "second");
        return new Zoo.Pair<String, Integer>(first, second);
    }

    private static void writePairOfPairOfLongAndColorAndListOfUUID(JsonOutput out,
            Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>> value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("first");
        writePairOfLongAndColor(out, value.first());
        out.writeName("second");
        writeListOfUUID(out, value.second());
        out.writeEndObject();
    }

    private static Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>> readPairOfPairOfLongAndColorAndListOfUUID(
            JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "PairOfPairOfLongAndColorAndListOfUUID");
        Zoo.Pair<Long, Zoo.Color> first = null;
        boolean hasFirst = false;
        List<UUID> second = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "first" -> {
                    first = readPairOfLongAndColor(in);
                    hasFirst = true;
                }
                case "second" -> second = readListOfUUID(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasFirst, "PairOfPairOfLongAndColorAndListOfUUID", "first");
        return new Zoo.Pair<Zoo.Pair<Long, Zoo.Color>, List<UUID>>(first, second);
    }

    private static void writePairOfLongAndColor(JsonOutput out, Zoo.Pair<Long, Zoo.Color> value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("first");
        JsonBoxes.writeLong(out, value.first());
        out.writeName("second");
        writeColor(out, value.second());
        out.writeEndObject();
    }

    private static Zoo.Pair<Long, Zoo.Color> readPairOfLongAndColor(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "PairOfLongAndColor");
        Long first = null;
        boolean hasFirst = false;
        Zoo.Color second = null;
        boolean hasSecond = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "first" -> {
                    first = JsonBoxes.readLong(in);
                    hasFirst = true;
                }
                case "second" -> {
                    second = readColor(in);
                    hasSecond = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasFirst, "PairOfLongAndColor", "first");
        JsonObjects.require(in, hasSecond, "PairOfLongAndColor", "second");
        return new Zoo.Pair<Long, Zoo.Color>(first, second);
    }

    private static void writeListOfUUID(JsonOutput out, List<UUID> value) {
        JsonLists.write(out, value, JsonText::writeUuid);
    }

    private static List<UUID> readListOfUUID(JsonInput in) {
        return JsonLists.read(in, JsonText::readUuid);
    }

    private static void writeEitherOfStringAndLong(JsonOutput out, Zoo.Either<String, Long> value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Zoo.Left<String, Long> variant) {
            JsonSealed.start(out, "Left");
            writeLeftOfStringAndLongComponents(out, variant);
            out.writeEndObject();
        } else if (value instanceof Zoo.Right<String, Long> variant) {
            JsonSealed.start(out, "Right");
            writeRightOfStringAndLongComponents(out, variant);
            out.writeEndObject();
        } else {
            throw JsonSealed.unknown(out, "EitherOfStringAndLong", value);
        }
    }

    private static Zoo.Either<String, Long> readEitherOfStringAndLong(JsonInput in) {
        return JsonSealed.read(in, "EitherOfStringAndLong", ZooCodecs::readEitherOfStringAndLongVariant);
    }

    private static Zoo.Either<String, Long> readEitherOfStringAndLongVariant(JsonInput in,
            String variant) {
        return switch (variant) {
            case "Left" -> readLeftOfStringAndLongComponents(in);
            case "Right" -> readRightOfStringAndLongComponents(in);
            default -> throw JsonSealed.unknown(in, "EitherOfStringAndLong", variant);
        };
    }

    private static void writeLeftOfStringAndLongComponents(JsonOutput out,
            Zoo.Left<String, Long> value) {
        out.writeName("left");
        JsonText.writeString(out, value.left());
    }

    private static Zoo.Left<String, Long> readLeftOfStringAndLongComponents(JsonInput in) {
        String left = null;
        boolean hasLeft = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "left" -> {
                    left = JsonText.readString(in);
                    hasLeft = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasLeft, "LeftOfStringAndLong", "left");
        return new Zoo.Left<String, Long>(left);
    }

    private static void writeRightOfStringAndLongComponents(JsonOutput out,
            Zoo.Right<String, Long> value) {
        out.writeName("right");
        JsonBoxes.writeLong(out, value.right());
    }

    private static Zoo.Right<String, Long> readRightOfStringAndLongComponents(JsonInput in) {
        Long right = null;
        boolean hasRight = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "right" -> {
                    right = JsonBoxes.readLong(in);
                    hasRight = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasRight, "RightOfStringAndLong", "right");
        return new Zoo.Right<String, Long>(right);
    }

    private static void writeConverts(JsonOutput out, Zoo.Converts value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("typed");
        writeMoney(out, value.typed());
        out.writeName("single");
        JsonConverted.write(out, value.single(), MONEY_IN_CENTS_OBJECT, JsonBoxes::writeLong);
        out.writeName("foreign");
        JsonConverted.write(out, value.foreign(), BIT_SETS_OBJECT, ZooCodecs::writeListOfInteger);
        out.writeName("many");
        writeListOfMoney(out, value.many());
        out.writeName("perhaps");
        writeOptionalOfMoney(out, value.perhaps());
        out.writeEndObject();
    }

    private static Zoo.Converts readConverts(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Converts");
        Money typed = null;
        boolean hasTyped = false;
        Money single = null;
        boolean hasSingle = false;
        BitSet foreign = null;
        boolean hasForeign = false;
        List<Money> many = List.of();
        Optional<Money> perhaps = Optional.empty();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "typed" -> {
                    typed = readMoney(in);
                    hasTyped = true;
                }
                case "single" -> {
                    single = JsonConverted.read(in, MONEY_IN_CENTS_OBJECT, JsonBoxes::readLong);
                    hasSingle = true;
                }
                case "foreign" -> {
                    foreign = JsonConverted.read(in, BIT_SETS_OBJECT, ZooCodecs::readListOfInteger);
                    hasForeign = true;
                }
                case "many" -> many = readListOfMoney(in);
                case "perhaps" -> perhaps = readOptionalOfMoney(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasTyped, "Converts", "typed");
        JsonObjects.require(in, hasSingle, "Converts", "single");
        JsonObjects.require(in, hasForeign, "Converts", "foreign");
        return new Zoo.Converts(typed, single, foreign, many, perhaps);
    }

    private static void writeMoney(JsonOutput out, Money value) {
        JsonConverted.write(out, value, MONEY_AS_TEXT_OBJECT, JsonText::writeBigDecimal);
    }

    private static Money readMoney(JsonInput in) {
        return JsonConverted.read(in, MONEY_AS_TEXT_OBJECT, JsonText::readBigDecimal);
    }

    private static void writeListOfInteger(JsonOutput out, List<Integer> value) {
        JsonLists.write(out, value, JsonBoxes::writeInt);
    }

    private static List<Integer> readListOfInteger(JsonInput in) {
        return JsonLists.read(in, JsonBoxes::readInt);
    }

    private static void writeListOfMoney(JsonOutput out, List<Money> value) {
        JsonLists.write(out, value, ZooCodecs::writeMoney);
    }

    private static List<Money> readListOfMoney(JsonInput in) {
        return JsonLists.read(in, ZooCodecs::readMoney);
    }

    private static void writeOptionalOfMoney(JsonOutput out, Optional<Money> value) {
        JsonOptionals.write(out, value, ZooCodecs::writeMoney);
    }

    private static Optional<Money> readOptionalOfMoney(JsonInput in) {
        return JsonOptionals.read(in, ZooCodecs::readMoney);
    }

    private static void writeDefaults(JsonOutput out, Zoo.Defaults value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("count");
        JsonPrimitives.writeInt(out, value.count());
        out.writeName("open");
        JsonPrimitives.writeBoolean(out, value.open());
        out.writeName("text");
        JsonText.writeString(out, value.text());
        out.writeName("instant");
        JsonTimes.write(out, value.instant());
        out.writeName("amount");
        JsonText.writeBigDecimal(out, value.amount());
        out.writeName("color");
        writeColor(out, value.color());
        out.writeName("numbers");
        writeListOfInteger(out, value.numbers());
        out.writeName("pair");
        writePairOfStringAndInteger(out, value.pair());
        out.writeName("optional");
        writeOptionalOfString(out, value.optional());
        out.writeName("money");
        writeMoney(out, value.money());
        out.writeName("cents");
        JsonConverted.write(out, value.cents(), MONEY_IN_CENTS_OBJECT, JsonBoxes::writeLong);
        out.writeEndObject();
    }

    private static Zoo.Defaults readDefaults(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Defaults");
        int count = 0;
        boolean hasCount = false;
        boolean open = false;
        boolean hasOpen = false;
        String text = null;
        boolean hasText = false;
        Instant instant = null;
        boolean hasInstant = false;
        BigDecimal amount = null;
        boolean hasAmount = false;
        Zoo.Color color = null;
        boolean hasColor = false;
        List<Integer> numbers = null;
        boolean hasNumbers = false;
        Zoo.Pair<String, Integer> pair = null;
        boolean hasPair = false;
        Optional<String> optional = null;
        boolean hasOptional = false;
        Money money = null;
        boolean hasMoney = false;
        Money cents = null;
        boolean hasCents = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "count" -> {
                    count = JsonPrimitives.readInt(in);
                    hasCount = true;
                }
                case "open" -> {
                    open = JsonPrimitives.readBoolean(in);
                    hasOpen = true;
                }
                case "text" -> {
                    text = JsonText.readString(in);
                    hasText = true;
                }
                case "instant" -> {
                    instant = JsonTimes.readInstant(in);
                    hasInstant = true;
                }
                case "amount" -> {
                    amount = JsonText.readBigDecimal(in);
                    hasAmount = true;
                }
                case "color" -> {
                    color = readColor(in);
                    hasColor = true;
                }
                case "numbers" -> {
                    numbers = readListOfInteger(in);
                    hasNumbers = true;
                }
                case "pair" -> {
                    pair = readPairOfStringAndInteger(in);
                    hasPair = true;
                }
                case "optional" -> {
                    optional = readOptionalOfString(in);
                    hasOptional = true;
                }
                case "money" -> {
                    money = readMoney(in);
                    hasMoney = true;
                }
                case "cents" -> {
                    cents = JsonConverted.read(in, MONEY_IN_CENTS_OBJECT, JsonBoxes::readLong);
                    hasCents = true;
                }
                default -> in.skipValue();
            }
        }
        if (!hasCount) {
            count = JsonDefaults.read(in, "count", "7", JsonPrimitives::readInt);
        }
        if (!hasOpen) {
            open = JsonDefaults.read(in, "open", "true", JsonPrimitives::readBoolean);
        }
        if (!hasText) {
            text = JsonDefaults.read(in, "text", "\"it is \\\"quoted\\\"\"", JsonText::readString);
        }
        if (!hasInstant) {
            instant = JsonDefaults.read(in, "instant", "\"2026-11-21T10:00:00Z\"", JsonTimes::readInstant);
        }
        if (!hasAmount) {
            amount = JsonDefaults.read(in, "amount", "\"1.50\"", JsonText::readBigDecimal);
        }
        if (!hasColor) {
            color = JsonDefaults.read(in, "color", "\"blue\"", ZooCodecs::readColor);
        }
        if (!hasNumbers) {
            numbers = JsonDefaults.read(in, "numbers", "[1, 2]", ZooCodecs::readListOfInteger);
        }
        if (!hasPair) {
            pair = JsonDefaults.read(in, "pair", "{\"first\": \"a\", \"second\": 1}", ZooCodecs::readPairOfStringAndInteger);
        }
        if (!hasOptional) {
            optional = JsonDefaults.read(in, "optional", "\"here\"", ZooCodecs::readOptionalOfString);
        }
        if (!hasMoney) {
            money = JsonDefaults.read(in, "money", "\"1.00\"", ZooCodecs::readMoney);
        }
        if (!hasCents) {
            cents = JsonDefaults.read(in, "cents", "250", json -> JsonConverted.read(json, MONEY_IN_CENTS_OBJECT, JsonBoxes::readLong));
        }
        return new Zoo.Defaults(count, open, text, instant, amount, color, numbers, pair, optional, money, cents);
    }

    private static void writeAwkward(JsonOutput out, Zoo.Awkward value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("in");
        JsonPrimitives.writeInt(out, value.in());
        out.writeName("out");
        JsonPrimitives.writeInt(out, value.out());
        out.writeName("name");
        JsonPrimitives.writeInt(out, value.name());
        out.writeName("hasName");
        JsonPrimitives.writeBoolean(out, value.hasName());
        out.writeName("value");
        JsonText.writeString(out, value.value());
        out.writeName("with space");
        JsonPrimitives.writeInt(out, value.spaced());
        out.writeName("ümläut \"quoted\"");
        JsonText.writeString(out, value.quoted());
        out.writeName("default");
        JsonText.writeString(out, value.keyword());
        out.writeEndObject();
    }

    private static Zoo.Awkward readAwkward(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Awkward");
        int in_ = 0;
        boolean hasIn = false;
        int out = 0;
        boolean hasOut = false;
        int name_ = 0;
        boolean hasName_ = false;
        boolean hasName = false;
        boolean hasHasName = false;
        String value = null;
        boolean hasValue = false;
        int spaced = 0;
        boolean hasSpaced = false;
        String quoted = null;
        boolean hasQuoted = false;
        String keyword = null;
        boolean hasKeyword = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "in" -> {
                    in_ = JsonPrimitives.readInt(in);
                    hasIn = true;
                }
                case "out" -> {
                    out = JsonPrimitives.readInt(in);
                    hasOut = true;
                }
                case "name" -> {
                    name_ = JsonPrimitives.readInt(in);
                    hasName_ = true;
                }
                case "hasName" -> {
                    hasName = JsonPrimitives.readBoolean(in);
                    hasHasName = true;
                }
                case "value" -> {
                    value = JsonText.readString(in);
                    hasValue = true;
                }
                case "with space" -> {
                    spaced = JsonPrimitives.readInt(in);
                    hasSpaced = true;
                }
                case "ümläut \"quoted\"" -> {
                    quoted = JsonText.readString(in);
                    hasQuoted = true;
                }
                case "default" -> {
                    keyword = JsonText.readString(in);
                    hasKeyword = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasIn, "Awkward", "in");
        JsonObjects.require(in, hasOut, "Awkward", "out");
        JsonObjects.require(in, hasName_, "Awkward", "name");
        JsonObjects.require(in, hasHasName, "Awkward", "hasName");
        JsonObjects.require(in, hasValue, "Awkward", "value");
        JsonObjects.require(in, hasSpaced, "Awkward", "with space");
        JsonObjects.require(in, hasQuoted, "Awkward", "ümläut \"quoted\"");
        JsonObjects.require(in, hasKeyword, "Awkward", "default");
        return new Zoo.Awkward(in_, out, name_, hasName, value, spaced, quoted, keyword);
    }

    private static void writeGuarded(JsonOutput out, Zoo.Guarded value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("positive");
        writePositive(out, value.positive());
        out.writeName("more");
        writeOptionalOfPositive(out, value.more());
        out.writeEndObject();
    }

    private static Zoo.Guarded readGuarded(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Guarded");
        Zoo.Positive positive = null;
        boolean hasPositive = false;
        Optional<Zoo.Positive> more = Optional.empty();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "positive" -> {
                    positive = readPositive(in);
                    hasPositive = true;
                }
                case "more" -> more = readOptionalOfPositive(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasPositive, "Guarded", "positive");
        return new Zoo.Guarded(positive, more);
    }

    private static void writePositive(JsonOutput out, Zoo.Positive value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("number");
        JsonPrimitives.writeInt(out, value.number());
        out.writeEndObject();
    }

    private static Zoo.Positive readPositive(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Positive");
        int number = 0;
        boolean hasNumber = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "number" -> {
                    number = JsonPrimitives.readInt(in);
                    hasNumber = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasNumber, "Positive", "number");
        return new Zoo.Positive(number);
    }

    private static void writeOptionalOfPositive(JsonOutput out, Optional<Zoo.Positive> value) {
        JsonOptionals.write(out, value, ZooCodecs::writePositive);
    }

    private static Optional<Zoo.Positive> readOptionalOfPositive(JsonInput in) {
        return JsonOptionals.read(in, ZooCodecs::readPositive);
    }

    private static void writeNothing(JsonOutput out, Zoo.Nothing value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeEndObject();
    }

    private static Zoo.Nothing readNothing(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Nothing");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.skipValue();
        }
        return new Zoo.Nothing();
    }

    private static void writeNext(JsonOutput out, Zoo.Next value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("number");
        JsonPrimitives.writeLong(out, value.number());
        out.writeEndObject();
    }

    private static Zoo.Next readNext(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Next");
        long number = 0;
        boolean hasNumber = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "number" -> {
                    number = JsonPrimitives.readLong(in);
                    hasNumber = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasNumber, "Next", "number");
        return new Zoo.Next(number);
    }
}
