package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a type, or a single component, is stored that Pawl's own codecs do not cover: through a {@link Converter} to a
 * type that they do.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Codec {

    /** A public class with a public constructor without parameters. One object of it serves all threads. */
    Class<? extends Converter<?, ?>> value();
}
