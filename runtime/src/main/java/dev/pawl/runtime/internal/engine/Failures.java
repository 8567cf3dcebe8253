package dev.pawl.runtime.internal.engine;

import dev.pawl.Failure;
import dev.pawl.runtime.error.StepContractException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Failures as the store keeps them: JSON, without what Postgres cannot hold, and no longer than an operator will read. */
public final class Failures {

    static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_STACK = 8_000;
    private static final JsonFactory JSON = new JsonFactory();

    private Failures() {}

    /** The error; where its own methods throw, and so neither a log nor the store could have it, one that says so. */
    static Throwable printable(Throwable error) {
        try {
            error.printStackTrace(new PrintWriter(Writer.nullWriter()));
            String unused = error.getMessage();
            return error;
        } catch (RuntimeException | Error e) {
            StepContractException substitute = new StepContractException(
                    "A step threw a " + error.getClass().getName() + ", which throws "
                            + e.getClass().getName() + " when it is printed");
            substitute.setStackTrace(error.getStackTrace());
            return substitute;
        }
    }

    static String toJson(Throwable error) {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        String message = error.getMessage();
        return toJson(new Failure(error.getClass().getName(), message == null ? "" : message, stack.toString()));
    }

    static String toJson(Failure failure) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("type", storable(failure.type(), LONGEST_MESSAGE));
            out.writeStringProperty("message", storable(failure.message(), LONGEST_MESSAGE));
            out.writeStringProperty("stack", storable(failure.stack(), LONGEST_STACK));
            out.writeEndObject();
        }
        return text.toString();
    }

    /** The failure that {@link #toJson} wrote. */
    public static Failure fromJson(String json) {
        String type = "";
        String message = "";
        String stack = "";
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "type" -> type = in.getString();
                    case "message" -> message = in.getString();
                    case "stack" -> stack = in.getString();
                    default -> in.skipChildren();
                }
            }
        }
        return new Failure(type, message, stack);
    }

    /** The text without U+0000 and halves of surrogate pairs, cut where it is too long. */
    static String storable(String text, int longest) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && kept.length() < longest; ) {
            int c = text.codePointAt(i);
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            kept.appendCodePoint(c == 0 || half ? '\uFFFD' : c);
            i += Character.charCount(c);
        }
        return kept.toString();
    }
}
