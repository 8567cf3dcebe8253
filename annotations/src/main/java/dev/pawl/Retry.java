package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often an event is run again after its step threw: on a step, or on a machine for all its steps. Between two
 * attempts lies an exponential backoff with jitter. When the attempts are used up, the matching error step runs, or,
 * without one, the instance fails. Where this is absent, an error goes to its error step at once.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Retry {

    /** How many times in a row the event may fail, from 1. */
    int attempts() default 20;

    /** The wait after the first failure, as an ISO-8601 duration; it doubles with each further one. */
    String first() default "PT1S";

    /** The longest wait, as an ISO-8601 duration. */
    String longest() default "PT5M";
}
