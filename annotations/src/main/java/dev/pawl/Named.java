package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name in stored JSON of a record's component, of an enum's constant, or of a type among the variants of a sealed
 * interface: so that a rename in Java is no change of what is stored.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Named {

    /** The name; not empty. */
    String value();
}
