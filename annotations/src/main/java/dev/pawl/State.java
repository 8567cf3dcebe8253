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

    /**
     * Whether children that still run when this state is left go on by themselves. Otherwise they are cancelled. Those of
     * an instance that fails go on in any case, for it may be retried.
     */
    boolean abandon() default false;

    /**
     * Whether nobody enters this state any more: it is kept, with its steps, for the instances that are in it from earlier
     * releases. When none is left, it can be removed.
     */
    boolean retired() default false;

    /**
     * Makes the record an old one of the state that has the given name: the documents of that state are read as this
     * record up to the shape of this number, and upgraded from it by a method annotated {@link Upgrade}. Such a record is
     * no state itself. Shapes count from 1; their numbers stand in the machine's baseline.
     */
    int until() default 0;
}
