package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;

/** Primitives in their boxes: as {@link JsonPrimitives} has them, or null. */
public final class JsonBoxes {

    private JsonBoxes() {}

    public static void writeBoolean(JsonOutput out, @Nullable Boolean value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeBoolean(out, value);
        }
    }

    public static @Nullable Boolean readBoolean(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readBoolean(in);
    }

    public static void writeByte(JsonOutput out, @Nullable Byte value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeByte(out, value);
        }
    }

    public static @Nullable Byte readByte(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readByte(in);
    }

    public static void writeShort(JsonOutput out, @Nullable Short value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeShort(out, value);
        }
    }

    public static @Nullable Short readShort(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readShort(in);
    }

    public static void writeInt(JsonOutput out, @Nullable Integer value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeInt(out, value);
        }
    }

    public static @Nullable Integer readInt(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readInt(in);
    }

    public static void writeLong(JsonOutput out, @Nullable Long value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeLong(out, value);
        }
    }

    public static @Nullable Long readLong(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readLong(in);
    }

    public static void writeFloat(JsonOutput out, @Nullable Float value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeFloat(out, value);
        }
    }

    public static @Nullable Float readFloat(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readFloat(in);
    }

    public static void writeDouble(JsonOutput out, @Nullable Double value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeDouble(out, value);
        }
    }

    public static @Nullable Double readDouble(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readDouble(in);
    }

    public static void writeChar(JsonOutput out, @Nullable Character value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeChar(out, value);
        }
    }

    public static @Nullable Character readChar(JsonInput in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readChar(in);
    }
}
