package home;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonEnum;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;

/**
 * How the states and signals of {@link House.Ground.Door} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("home.House.Ground.Door")
final class House_Ground_DoorCodecs {
    private static final JsonRecord OPEN = JsonRecord.of("Open");
    private static final JsonRecord CLOSED = JsonRecord.of("Closed", "times");
    private static final JsonRecord PUSH = JsonRecord.of("Push", "strength");
    private static final JsonEnum<House.Ground.Door.Strength> STRENGTH = JsonEnum.<House.Ground.Door.Strength>of("Strength",
            House.Ground.Door.Strength.SOFT,
            House.Ground.Door.Strength.HARD);

    private House_Ground_DoorCodecs() {
    }

    static void writeOpen(JsonOutput out, House.Ground.Door.Open value) {
        if (JsonRecord.begin(out, value)) {
            out.writeEndObject();
        }
    }

    static House.Ground.Door.Open readOpen(JsonInput in) {
        JsonComponents object = OPEN.read(in);
        object.next();
        return object.complete() ? new House.Ground.Door.Open() : null;
    }

    static void writeClosed(JsonOutput out, House.Ground.Door.Closed value) {
        if (JsonRecord.begin(out, value)) {
            JsonPrimitives.writeInt(out.writeName("times"), value.times());
            out.writeEndObject();
        }
    }

    static House.Ground.Door.Closed readClosed(JsonInput in) {
        JsonComponents object = CLOSED.read(in);
        int times = 0;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> times = JsonPrimitives.readInt(in);
            }
        }
        return object.complete() ? new House.Ground.Door.Closed(times) : null;
    }

    static void writePush(JsonOutput out, House.Ground.Door.Push value) {
        if (JsonRecord.begin(out, value)) {
            STRENGTH.write(out.writeName("strength"), value.strength());
            out.writeEndObject();
        }
    }

    static House.Ground.Door.Push readPush(JsonInput in) {
        JsonComponents object = PUSH.read(in);
        House.Ground.Door.Strength strength = null;
        for (int i = object.next(); i >= 0; i = object.next()) {
            switch (i) {
                case 0 -> strength = STRENGTH.read(in);
            }
        }
        return object.complete() ? new House.Ground.Door.Push(strength) : null;
    }
}
