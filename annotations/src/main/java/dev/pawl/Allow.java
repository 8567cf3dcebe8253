package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Silences the processor's warnings with these codes on the element and what it encloses; errors stay. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Allow {

    /** Codes of warnings, as the compiler prints them. */
    String[] value();
}
