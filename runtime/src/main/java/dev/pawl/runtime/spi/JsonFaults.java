package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.UnwritableValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;

/** Words mistakes in documents and values, with the place where reading or writing stands. */
final class JsonFaults {

    private static final int LONGEST = 60;

    private JsonFaults() {}

    /** The token the parser stands on is not what is expected. */
    static MalformedDocumentException malformed(JsonParser in, String expected) {
        return new MalformedDocumentException(path(in), expected, token(in), kind(in), null);
    }

    /** The same, where what was found is known better than the parser knows it. */
    static MalformedDocumentException malformed(
            JsonParser in, String expected, String found, String kind, @Nullable Throwable cause) {
        return new MalformedDocumentException(path(in), expected, shorten(found), kind, cause);
    }

    /** The document is no JSON. What Jackson says of that has content in it, so it is no cause. */
    static MalformedDocumentException malformed(JsonParser in, JacksonException e) {
        return new MalformedDocumentException(path(in), "JSON", shorten(describe(e)), fault(e), null);
    }

    /** What is wrong with a text that is no JSON, without its content. */
    static String fault(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return e.getOriginalMessage();
        }
        return "none at character "
                + (e.getLocation() == null ? 0 : e.getLocation().getCharOffset());
    }

    /** What would be written next cannot be. */
    static UnwritableValueException unwritable(JsonGenerator out, String problem, @Nullable Throwable cause) {
        return new UnwritableValueException(path(out), problem, cause);
    }

    /** An exception in one line. */
    static String describe(Throwable thrown) {
        String message =
                thrown instanceof JacksonException jackson ? jackson.getOriginalMessage() : thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** Where the next value would stand; in an array that is one further than the generator's own place. */
    private static String path(JsonGenerator out) {
        TokenStreamContext place = out.streamWriteContext();
        if (place.inArray()) {
            return place.getParent().pathAsPointer() + "/" + place.getEntryCount();
        }
        return place.pathAsPointer().toString();
    }

    private static String path(JsonParser in) {
        return in.streamReadContext().pathAsPointer().toString();
    }

    private static String token(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case VALUE_STRING -> '"' + shorten(in.getString()) + '"';
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> shorten(in.getString());
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case PROPERTY_NAME -> "the name \"" + shorten(in.getString()) + '"';
            default -> token.name();
        };
    }

    private static String kind(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case PROPERTY_NAME -> "a name";
            default -> token(in);
        };
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
