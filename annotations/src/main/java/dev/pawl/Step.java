package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transition: a method from a state, and perhaps an event, to what comes next. Its signature says when it runs:
 *
 * <ul>
 *   <li>{@code (S)}: when S is entered;
 *   <li>{@code (S, Sig)} and {@code (S, List<Sig>)}: when a signal of that type is in the inbox, the oldest or all of
 *       them;
 *   <li>{@code (S)} with {@link #after} or {@link #at}: when that time has come;
 *   <li>{@code (S, Children<R>)}: when every child that was spawned on entering S has ended;
 *   <li>{@code (S, E)} where E is a {@link Throwable}: when another step of S threw E.
 * </ul>
 *
 * <p>Any of them may end in a {@code StepContext<S>}, a {@link java.sql.Connection}, or both in this order. The
 * connection is the transaction in which the outcome commits: what the step writes through it happens exactly once.
 * Everything else that a step does happens at least once: a crash before the commit runs the step again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Step {

    /**
     * How long after its state was entered the step runs: an ISO-8601 duration such as {@code "PT1H"} or {@code "P3D"}.
     */
    String after() default "";

    /**
     * The component of the state that says when the step runs: an {@link java.time.Instant} or an {@code
     * Optional<Instant>}; where that is empty, it does not.
     */
    String at() default "";
}
