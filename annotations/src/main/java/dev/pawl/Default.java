package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record's component is where a stored document lacks it. A document that lacks a component without a default
 * cannot be read, except for an {@link java.util.Optional} or a collection, which are then empty.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.CLASS)
public @interface Default {

    /** The value as JSON ({@code "0"}, {@code "true"}); for text, enums and times without its quotes. */
    String value();
}
