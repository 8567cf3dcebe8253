package dev.pawl.processor.problem;

/** A problem that is a matter of taste: told, but no error, and silenced by {@code @Allow}. */
public interface Warning {}
