package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Primitives in their boxes: as {@link JsonPrimitives} has them, or null. */
public final class JsonBoxes {

    private JsonBoxes() {}

    public static void writeBoolean(JsonGenerator out, @Nullable Boolean value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeBoolean(out, value);
        }
    }

    public static @Nullable Boolean readBoolean(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readBoolean(in);
    }

    public static void writeByte(JsonGenerator out, @Nullable Byte value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeByte(out, value);
        }
    }

    public static @Nullable Byte readByte(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readByte(in);
    }

    public static void writeShort(JsonGenerator out, @Nullable Short value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeShort(out, value);
        }
    }

    public static @Nullable Short readShort(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readShort(in);
    }

    public static void writeInt(JsonGenerator out, @Nullable Integer value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeInt(out, value);
        }
    }

    public static @Nullable Integer readInt(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readInt(in);
    }

    public static void writeLong(JsonGenerator out, @Nullable Long value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeLong(out, value);
        }
    }

    public static @Nullable Long readLong(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readLong(in);
    }

    public static void writeFloat(JsonGenerator out, @Nullable Float value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeFloat(out, value);
        }
    }

    public static @Nullable Float readFloat(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readFloat(in);
    }

    public static void writeDouble(JsonGenerator out, @Nullable Double value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeDouble(out, value);
        }
    }

    public static @Nullable Double readDouble(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readDouble(in);
    }

    public static void writeChar(JsonGenerator out, @Nullable Character value) {
        if (value == null) {
            out.writeNull();
        } else {
            JsonPrimitives.writeChar(out, value);
        }
    }

    public static @Nullable Character readChar(JsonParser in) {
        return JsonObjects.isNull(in) ? null : JsonPrimitives.readChar(in);
    }
}
