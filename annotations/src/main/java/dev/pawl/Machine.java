package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A durable finite state machine: a class or record whose nested {@link State} records are its states and whose
 * {@link Step} methods are its transitions.
 *
 * <p>For a machine {@code Checkout} the processor generates {@code CheckoutMachine}, which the engine runs, and
 * {@code CheckoutClient}, with which other code talks to its instances.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Machine {

    /** The machine's name in the database; the simple name of the class where it is left empty. */
    String name() default "";

    /** The version of the machine, from 1. Versions of one name run side by side, each with its own instances. */
    int version() default 1;

    /** The queue in which new instances wait for a worker, unless an insert names another. */
    String queue() default "default";

    /**
     * What an instance ends with: a type that every terminal state is assignable to. It may be left out where there is
     * one terminal state, which is then the result.
     */
    Class<?> result() default void.class;

    /** Whether the machine is meant to have no end; without it, a machine that cannot end does not compile. */
    boolean endless() default false;
}
