package dev.pawl.runtime.internal.engine;

import dev.pawl.Failure;
import dev.pawl.runtime.error.StepContractException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** Where there are more, there is no end of them. */
    private static final int MOST_CAUSES = 1_000;

    private static final JsonFactory JSON = new JsonFactory();

    private Failures() {}

    /** The error; where its own methods throw, and so neither a log nor the store could have it, one that says so. */
    static Throwable printable(Throwable error) {
        String problem;
        try {
            if (speaks(error)) {
                error.printStackTrace(new PrintWriter(Writer.nullWriter()));
                return error;
            }
            problem = "has causes without end, or lacks a stack";
        } catch (RuntimeException | Error e) {
            problem = "throws " + e.getClass().getName() + " when it is printed";
        }
        return new StepContractException("A step threw a " + error.getClass().getName() + ", which " + problem);
    }

    /** Whether all that loggers ask of an error, its causes and what it suppresses has an answer. */
    private static boolean speaks(Throwable error) {
        Set<Throwable> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(error));
        for (Throwable next = open.poll(); next != null; next = open.poll()) {
            if (!asked.add(next)) {
                continue;
            }
            String unused = next.getMessage() + next.getLocalizedMessage();
            StackTraceElement @Nullable [] stack = next.getStackTrace();
            if (stack == null || asked.size() > MOST_CAUSES) {
                return false;
            }
            Throwable cause = next.getCause();
            if (cause != null) {
                open.add(cause);
            }
            Collections.addAll(open, next.getSuppressed());
        }
        return true;
    }

    static String toJson(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        String message = Objects.requireNonNullElse(error.getMessage(), "");
        String stack = text.toString();
        if (message.length() > LONGEST_MESSAGE) {
            // Or the stack would be cut before its first line.
            stack = stack.replace(message, message.substring(0, LONGEST_MESSAGE) + "…");
        }
        return toJson(new Failure(error.getClass().getName(), message, stack));
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
