package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A message from outside to an instance of a machine: a record, nested in the machine or named in the signature of one
 * of its steps. A signal waits in the instance's inbox until a state takes it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Signal {

    /** The signal's name in the database; the simple name of the record where it is left empty. */
    String name() default "";
}
