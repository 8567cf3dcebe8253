package post;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonDefaults;
import dev.pawl.runtime.spi.JsonEnums;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonSealed;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the states and signals of {@link Parcel} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("post.Parcel")
final class ParcelCodecs {
    static final JsonCodec<Parcel.Accepted> ACCEPTED = JsonCodec.of(
            ParcelCodecs::writeAccepted, ParcelCodecs::readAccepted);

    static final JsonCodec<Parcel.Travelling> TRAVELLING = JsonCodec.of(
            ParcelCodecs::writeTravelling, ParcelCodecs::readTravelling);

    static final JsonCodec<Parcel.InCustoms> IN_CUSTOMS = JsonCodec.of(
            ParcelCodecs::writeInCustoms, ParcelCodecs::readInCustoms);

    static final JsonCodec<Parcel.Delivered> DELIVERED = JsonCodec.of(
            ParcelCodecs::writeDelivered, ParcelCodecs::readDelivered);

    static final JsonCodec<Parcel.Lost> LOST = JsonCodec.of(
            ParcelCodecs::writeLost, ParcelCodecs::readLost);

    static final JsonCodec<Parcel.Scanned> SCANNED = JsonCodec.of(
            ParcelCodecs::writeScanned, ParcelCodecs::readScanned);

    static final JsonCodec<Parcel.Signed> SIGNED = JsonCodec.of(
            ParcelCodecs::writeSigned, ParcelCodecs::readSigned);

    static final JsonCodec<Parcel.AcceptedV1> ACCEPTED_V1 = JsonCodec.of(
            ParcelCodecs::writeAcceptedV1, ParcelCodecs::readAcceptedV1);

    static final JsonCodec<Parcel.AcceptedV2> ACCEPTED_V2 = JsonCodec.of(
            ParcelCodecs::writeAcceptedV2, ParcelCodecs::readAcceptedV2);

    private ParcelCodecs() {
    }

    private static void writeAccepted(JsonOutput out, Parcel.Accepted value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("to");
        writeAddress(out, value.to());
        out.writeName("grams");
        JsonPrimitives.writeLong(out, value.grams());
        out.writeEndObject();
    }

    private static Parcel.Accepted readAccepted(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Accepted");
        Parcel.Address to = null;
        boolean hasTo = false;
        long grams = 0;
        boolean hasGrams = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "to" -> {
                    to = readAddress(in);
                    hasTo = true;
                }
                case "grams" -> {
                    grams = JsonPrimitives.readLong(in);
                    hasGrams = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasTo, "Accepted", "to");
        JsonObjects.require(in, hasGrams, "Accepted", "grams");
        return new Parcel.Accepted(to, grams);
    }

    private static void writeAddress(JsonOutput out, Parcel.Address value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("street");
        JsonText.writeString(out, value.street());
        out.writeName("city");
        JsonText.writeString(out, value.city());
        out.writeName("country");
        writeCountry(out, value.country());
        out.writeEndObject();
    }

    private static Parcel.Address readAddress(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Address");
        String street = null;
        boolean hasStreet = false;
        String city = null;
        boolean hasCity = false;
        Parcel.Country country = null;
        boolean hasCountry = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "street" -> {
                    street = JsonText.readString(in);
                    hasStreet = true;
                }
                case "city" -> {
                    city = JsonText.readString(in);
                    hasCity = true;
                }
                case "country" -> {
                    country = readCountry(in);
                    hasCountry = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasStreet, "Address", "street");
        JsonObjects.require(in, hasCity, "Address", "city");
        if (!hasCountry) {
            country = JsonDefaults.read(in, "country", "\"DE\"", ParcelCodecs::readCountry);
        }
        return new Parcel.Address(street, city, country);
    }

    private static void writeCountry(JsonOutput out, Parcel.Country value) {
        JsonEnums.write(out, value, ParcelCodecs::nameOfCountry);
    }

    private static Parcel.Country readCountry(JsonInput in) {
        return JsonEnums.read(in, "Country", ParcelCodecs::namedCountry);
    }

    private static String nameOfCountry(Parcel.Country value) {
        return switch (value) {
            case DE -> "DE";
            case AT -> "AT";
            case SWITZERLAND -> "CH";
        };
    }

    private static Parcel.Country namedCountry(String name) {
        return switch (name) {
            case "DE" -> Parcel.Country.DE;
            case "AT" -> Parcel.Country.AT;
            case "CH" -> Parcel.Country.SWITZERLAND;
            default -> null;
        };
    }

    private static void writeTravelling(JsonOutput out, Parcel.Travelling value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("to");
        writeAddress(out, value.to());
        out.writeName("way");
        writeWay(out, value.way());
        out.writeName("due");
        writeOptionalOfInstant(out, value.due());
        out.writeName("attempt");
        JsonPrimitives.writeInt(out, value.attempt());
        out.writeEndObject();
    }

    private static Parcel.Travelling readTravelling(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Travelling");
        Parcel.Address to = null;
        boolean hasTo = false;
        Parcel.Way way = null;
        boolean hasWay = false;
        Optional<Instant> due = Optional.empty();
        int attempt = 0;
        boolean hasAttempt = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "to" -> {
                    to = readAddress(in);
                    hasTo = true;
                }
                case "way" -> {
                    way = readWay(in);
                    hasWay = true;
                }
                case "due" -> due = readOptionalOfInstant(in);
                case "attempt" -> {
                    attempt = JsonPrimitives.readInt(in);
                    hasAttempt = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasTo, "Travelling", "to");
        JsonObjects.require(in, hasWay, "Travelling", "way");
        if (!hasAttempt) {
            attempt = JsonDefaults.read(in, "attempt", "1", JsonPrimitives::readInt);
        }
        return new Parcel.Travelling(to, way, due, attempt);
    }

    private static void writeWay(JsonOutput out, Parcel.Way value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Parcel.Ship variant) {
            JsonSealed.start(out, "boat");
            writeShipComponents(out, variant);
            out.writeEndObject();
        } else if (value instanceof Parcel.Truck variant) {
            JsonSealed.start(out, "Truck");
            writeTruckComponents(out, variant);
            out.writeEndObject();
        } else {
            throw JsonSealed.unknown(out, "Way", value);
        }
    }

    private static Parcel.Way readWay(JsonInput in) {
        return JsonSealed.read(in, "Way", ParcelCodecs::readWayVariant);
    }

    private static Parcel.Way readWayVariant(JsonInput in, String variant) {
        return switch (variant) {
            case "boat" -> readShipComponents(in);
            case "Truck" -> readTruckComponents(in);
            default -> throw JsonSealed.unknown(in, "Way", variant);
        };
    }

    private static void writeShipComponents(JsonOutput out, Parcel.Ship value) {
        out.writeName("name");
        JsonText.writeString(out, value.name());
        out.writeName("then");
        writeListOfWay(out, value.then());
    }

    private static Parcel.Ship readShipComponents(JsonInput in) {
        String name_ = null;
        boolean hasName = false;
        List<Parcel.Way> then = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "name" -> {
                    name_ = JsonText.readString(in);
                    hasName = true;
                }
                case "then" -> then = readListOfWay(in);
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasName, "Ship", "name");
        return new Parcel.Ship(name_, then);
    }

    private static void writeListOfWay(JsonOutput out, List<Parcel.Way> value) {
        JsonLists.write(out, value, ParcelCodecs::writeWay);
    }

    private static List<Parcel.Way> readListOfWay(JsonInput in) {
        return JsonLists.read(in, ParcelCodecs::readWay);
    }

    private static void writeTruckComponents(JsonOutput out, Parcel.Truck value) {
        out.writeName("plate");
        JsonText.writeString(out, value.plate());
    }

    private static Parcel.Truck readTruckComponents(JsonInput in) {
        String plate = null;
        boolean hasPlate = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "plate" -> {
                    plate = JsonText.readString(in);
                    hasPlate = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasPlate, "Truck", "plate");
        return new Parcel.Truck(plate);
    }

    private static void writeOptionalOfInstant(JsonOutput out, Optional<Instant> value) {
        JsonOptionals.write(out, value, JsonTimes::write);
    }

    private static Optional<Instant> readOptionalOfInstant(JsonInput in) {
        return JsonOptionals.read(in, JsonTimes::readInstant);
    }

    private static void writeInCustoms(JsonOutput out, Parcel.InCustoms value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("paper");
        JsonText.writeString(out, value.paper());
        out.writeEndObject();
    }

    private static Parcel.InCustoms readInCustoms(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "InCustoms");
        String paper = null;
        boolean hasPaper = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "paper" -> {
                    paper = JsonText.readString(in);
                    hasPaper = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasPaper, "InCustoms", "paper");
        return new Parcel.InCustoms(paper);
    }

    private static void writeDelivered(JsonOutput out, Parcel.Delivered value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("at");
        JsonTimes.write(out, value.at());
        out.writeEndObject();
    }

    private static Parcel.Delivered readDelivered(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Delivered");
        Instant at = null;
        boolean hasAt = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "at" -> {
                    at = JsonTimes.readInstant(in);
                    hasAt = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasAt, "Delivered", "at");
        return new Parcel.Delivered(at);
    }

    private static void writeLost(JsonOutput out, Parcel.Lost value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("why");
        JsonText.writeString(out, value.why());
        out.writeEndObject();
    }

    private static Parcel.Lost readLost(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Lost");
        String why = null;
        boolean hasWhy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "why" -> {
                    why = JsonText.readString(in);
                    hasWhy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasWhy, "Lost", "why");
        return new Parcel.Lost(why);
    }

    private static void writeScanned(JsonOutput out, Parcel.Scanned value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("way");
        writeWay(out, value.way());
        out.writeEndObject();
    }

    private static Parcel.Scanned readScanned(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Scanned");
        Parcel.Way way = null;
        boolean hasWay = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "way" -> {
                    way = readWay(in);
                    hasWay = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasWay, "Scanned", "way");
        return new Parcel.Scanned(way);
    }

    private static void writeSigned(JsonOutput out, Parcel.Signed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("at");
        JsonTimes.write(out, value.at());
        out.writeName("by");
        JsonText.writeString(out, value.by());
        out.writeEndObject();
    }

    private static Parcel.Signed readSigned(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Signed");
        Instant at = null;
        boolean hasAt = false;
        String by = null;
        boolean hasBy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "at" -> {
                    at = JsonTimes.readInstant(in);
                    hasAt = true;
                }
                case "by" -> {
                    by = JsonText.readString(in);
                    hasBy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasAt, "Signed", "at");
        if (!hasBy) {
            by = JsonDefaults.read(in, "by", "\"unknown\"", JsonText::readString);
        }
        return new Parcel.Signed(at, by);
    }

    private static void writeAcceptedV1(JsonOutput out, Parcel.AcceptedV1 value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("street");
        JsonText.writeString(out, value.street());
        out.writeEndObject();
    }

    private static Parcel.AcceptedV1 readAcceptedV1(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "AcceptedV1");
        String street = null;
        boolean hasStreet = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "street" -> {
                    street = JsonText.readString(in);
                    hasStreet = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasStreet, "AcceptedV1", "street");
        return new Parcel.AcceptedV1(street);
    }

    private static void writeAcceptedV2(JsonOutput out, Parcel.AcceptedV2 value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("street");
        JsonText.writeString(out, value.street());
        out.writeName("city");
        JsonText.writeString(out, value.city());
        out.writeEndObject();
    }

    private static Parcel.AcceptedV2 readAcceptedV2(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "AcceptedV2");
        String street = null;
        boolean hasStreet = false;
        String city = null;
        boolean hasCity = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "street" -> {
                    street = JsonText.readString(in);
                    hasStreet = true;
                }
                case "city" -> {
                    city = JsonText.readString(in);
                    hasCity = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasStreet, "AcceptedV2", "street");
        JsonObjects.require(in, hasCity, "AcceptedV2", "city");
        return new Parcel.AcceptedV2(street, city);
    }
}
