package post;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonDefaults;
import dev.pawl.runtime.spi.JsonEnum;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonLists;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
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
    private static final JsonRecord ACCEPTED = JsonRecord.of("Accepted", "to", "grams");
    private static final JsonRecord ADDRESS = JsonRecord.of("Address", "street", "city", "country").optional(2);
    private static final JsonEnum<Parcel.Country> COUNTRY = JsonEnum.<Parcel.Country>of("Country",
            Parcel.Country.DE,
            Parcel.Country.AT)
            .with("CH", Parcel.Country.SWITZERLAND);

    private static final JsonRecord TRAVELLING = JsonRecord.of("Travelling", "to", "way", "due", "attempt").optional(2, 3);
    private static final JsonRecord SHIP = JsonRecord.of("Ship", "name", "then").optional(1);
    private static final JsonRecord TRUCK = JsonRecord.of("Truck", "plate");
    private static final JsonRecord IN_CUSTOMS = JsonRecord.of("InCustoms", "paper");
    private static final JsonRecord DELIVERED = JsonRecord.of("Delivered", "at");
    private static final JsonRecord LOST = JsonRecord.of("Lost", "why");
    private static final JsonRecord SCANNED = JsonRecord.of("Scanned", "way");
    private static final JsonRecord SIGNED = JsonRecord.of("Signed", "at", "by").optional(1);
    private static final JsonRecord ACCEPTED_V1 = JsonRecord.of("AcceptedV1", "street");
    private static final JsonRecord ACCEPTED_V2 = JsonRecord.of("AcceptedV2", "street", "city");

    private ParcelCodecs() {
    }

    static void writeAccepted(JsonOutput out, Parcel.Accepted value) {
        if (JsonRecord.begin(out, value)) {
            writeAddress(out.writeName("to"), value.to());
            JsonPrimitives.writeLong(out.writeName("grams"), value.grams());
            out.writeEndObject();
        }
    }

    static Parcel.Accepted readAccepted(JsonInput in) {
        JsonComponents object = ACCEPTED.read(in);
        Parcel.Address to = null;
        long grams = 0;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> to = readAddress(in);
                case 1 -> grams = JsonPrimitives.readLong(in);
            }
        }
        return object.complete() ? new Parcel.Accepted(to, grams) : null;
    }

    private static void writeAddress(JsonOutput out, Parcel.Address value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("street"), value.street());
            JsonText.writeString(out.writeName("city"), value.city());
            COUNTRY.write(out.writeName("country"), value.country());
            out.writeEndObject();
        }
    }

    private static Parcel.Address readAddress(JsonInput in) {
        JsonComponents object = ADDRESS.read(in);
        String street = null;
        String city = null;
        Parcel.Country country = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> street = JsonText.readString(in);
                case 1 -> city = JsonText.readString(in);
                case 2 -> country = COUNTRY.read(in);
            }
        }
        if (object.lacks(2)) {
            country = JsonDefaults.read(in, "country", "\"DE\"", COUNTRY);
        }
        return object.complete() ? new Parcel.Address(street, city, country) : null;
    }

    static void writeTravelling(JsonOutput out, Parcel.Travelling value) {
        if (JsonRecord.begin(out, value)) {
            writeAddress(out.writeName("to"), value.to());
            writeWay(out.writeName("way"), value.way());
            writeOptionalOfInstant(out.writeName("due"), value.due());
            JsonPrimitives.writeInt(out.writeName("attempt"), value.attempt());
            out.writeEndObject();
        }
    }

    static Parcel.Travelling readTravelling(JsonInput in) {
        JsonComponents object = TRAVELLING.read(in);
        Parcel.Address to = null;
        Parcel.Way way = null;
        Optional<Instant> due = Optional.empty();
        int attempt = 0;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> to = readAddress(in);
                case 1 -> way = readWay(in);
                case 2 -> due = readOptionalOfInstant(in);
                case 3 -> attempt = JsonPrimitives.readInt(in);
            }
        }
        if (object.lacks(3)) {
            attempt = JsonDefaults.read(in, "attempt", "1", JsonPrimitives::readInt);
        }
        return object.complete() ? new Parcel.Travelling(to, way, due, attempt) : null;
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
            case "boat" -> readShipComponents(in, SHIP.rest(in));
            case "Truck" -> readTruckComponents(in, TRUCK.rest(in));
            default -> throw JsonSealed.unknown(in, "Way", variant);
        };
    }

    private static void writeShipComponents(JsonOutput out, Parcel.Ship value) {
        JsonText.writeString(out.writeName("name"), value.name());
        writeListOfWay(out.writeName("then"), value.then());
    }

    private static Parcel.Ship readShipComponents(JsonInput in, JsonComponents object) {
        String name = null;
        List<Parcel.Way> then = List.of();
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> name = JsonText.readString(in);
                case 1 -> then = readListOfWay(in);
            }
        }
        return object.complete() ? new Parcel.Ship(name, then) : null;
    }

    private static void writeListOfWay(JsonOutput out, List<Parcel.Way> value) {
        JsonLists.write(out, value, ParcelCodecs::writeWay);
    }

    private static List<Parcel.Way> readListOfWay(JsonInput in) {
        return JsonLists.read(in, ParcelCodecs::readWay);
    }

    private static void writeTruckComponents(JsonOutput out, Parcel.Truck value) {
        JsonText.writeString(out.writeName("plate"), value.plate());
    }

    private static Parcel.Truck readTruckComponents(JsonInput in, JsonComponents object) {
        String plate = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> plate = JsonText.readString(in);
            }
        }
        return object.complete() ? new Parcel.Truck(plate) : null;
    }

    private static void writeOptionalOfInstant(JsonOutput out, Optional<Instant> value) {
        JsonOptionals.write(out, value, JsonTimes::write);
    }

    private static Optional<Instant> readOptionalOfInstant(JsonInput in) {
        return JsonOptionals.read(in, JsonTimes::readInstant);
    }

    static void writeInCustoms(JsonOutput out, Parcel.InCustoms value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("paper"), value.paper());
            out.writeEndObject();
        }
    }

    static Parcel.InCustoms readInCustoms(JsonInput in) {
        JsonComponents object = IN_CUSTOMS.read(in);
        String paper = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> paper = JsonText.readString(in);
            }
        }
        return object.complete() ? new Parcel.InCustoms(paper) : null;
    }

    static void writeDelivered(JsonOutput out, Parcel.Delivered value) {
        if (JsonRecord.begin(out, value)) {
            JsonTimes.write(out.writeName("at"), value.at());
            out.writeEndObject();
        }
    }

    static Parcel.Delivered readDelivered(JsonInput in) {
        JsonComponents object = DELIVERED.read(in);
        Instant at = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> at = JsonTimes.readInstant(in);
            }
        }
        return object.complete() ? new Parcel.Delivered(at) : null;
    }

    static void writeLost(JsonOutput out, Parcel.Lost value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("why"), value.why());
            out.writeEndObject();
        }
    }

    static Parcel.Lost readLost(JsonInput in) {
        JsonComponents object = LOST.read(in);
        String why = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> why = JsonText.readString(in);
            }
        }
        return object.complete() ? new Parcel.Lost(why) : null;
    }

    static void writeScanned(JsonOutput out, Parcel.Scanned value) {
        if (JsonRecord.begin(out, value)) {
            writeWay(out.writeName("way"), value.way());
            out.writeEndObject();
        }
    }

    static Parcel.Scanned readScanned(JsonInput in) {
        JsonComponents object = SCANNED.read(in);
        Parcel.Way way = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> way = readWay(in);
            }
        }
        return object.complete() ? new Parcel.Scanned(way) : null;
    }

    static void writeSigned(JsonOutput out, Parcel.Signed value) {
        if (JsonRecord.begin(out, value)) {
            JsonTimes.write(out.writeName("at"), value.at());
            JsonText.writeString(out.writeName("by"), value.by());
            out.writeEndObject();
        }
    }

    static Parcel.Signed readSigned(JsonInput in) {
        JsonComponents object = SIGNED.read(in);
        Instant at = null;
        String by = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> at = JsonTimes.readInstant(in);
                case 1 -> by = JsonText.readString(in);
            }
        }
        if (object.lacks(1)) {
            by = JsonDefaults.read(in, "by", "\"unknown\"", JsonText::readString);
        }
        return object.complete() ? new Parcel.Signed(at, by) : null;
    }

    static void writeAcceptedV1(JsonOutput out, Parcel.AcceptedV1 value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("street"), value.street());
            out.writeEndObject();
        }
    }

    static Parcel.AcceptedV1 readAcceptedV1(JsonInput in) {
        JsonComponents object = ACCEPTED_V1.read(in);
        String street = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> street = JsonText.readString(in);
            }
        }
        return object.complete() ? new Parcel.AcceptedV1(street) : null;
    }

    static void writeAcceptedV2(JsonOutput out, Parcel.AcceptedV2 value) {
        if (JsonRecord.begin(out, value)) {
            JsonText.writeString(out.writeName("street"), value.street());
            JsonText.writeString(out.writeName("city"), value.city());
            out.writeEndObject();
        }
    }

    static Parcel.AcceptedV2 readAcceptedV2(JsonInput in) {
        JsonComponents object = ACCEPTED_V2.read(in);
        String street = null;
        String city = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> street = JsonText.readString(in);
                case 1 -> city = JsonText.readString(in);
            }
        }
        return object.complete() ? new Parcel.AcceptedV2(street, city) : null;
    }
}
