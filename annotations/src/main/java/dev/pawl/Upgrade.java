package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static method of a machine from an old record of a state ({@link State#until}) to a newer one, or to the state as it is
 * today. It runs when a document in the old shape is read, which may be several times before the next commit stores the
 * new one; so it should compute and nothing else. Where it throws, the instance fails and its document stays as it is.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Upgrade {}
