package dev.pawl.processor.definition;

/** A text that is no definition; the message follows the file's name. */
public final class MalformedDefinition extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedDefinition(String message) {
        super(message);
    }
}
