package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often the action of a state starts, over all nodes: on a {@link State} whose action calls what must not be called more
 * often. Each start takes tokens of the limit, also where the action is run again; where there are none, the instance
 * waits for its turn and holds up nobody. What the limit says is declared by the nodes that run the machine.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RateLimited {

    /** The name of the limit: 1 to 100 characters, the first of which is no {@code @}. */
    String limit();

    /**
     * The component of the state by which the limit is parted, so that each value has a bucket of its own: text, a whole
     * number, a {@link java.util.UUID} or an enum. Without it there is one bucket.
     */
    String by() default "";

    /** How many tokens each start takes, from 1. */
    int weight() default 1;
}
