package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Written by Pawl's processor from the named machine. An annotation of its own, because the JDK's is not visible in
 * every module; coverage tools skip what carries this simple name.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Generated {

    /** The machine's class. */
    String value();
}
