package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A state of a machine: a record whose components are what an instance remembers while it is in that state. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface State {

    /** The state's name in the database; the simple name of the record where it is left empty. */
    String name() default "";

    /** Whether an instance may be inserted in this state. */
    boolean initial() default false;

    /** Whether an instance ends on entering this state, which is then its result. */
    boolean terminal() default false;
}
