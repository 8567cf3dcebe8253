package dev.pawl;

/**
 * Why an instance, or its last attempt, failed.
 *
 * @param type the exception's class name as text, never loaded; empty where a step asked to stop
 * @param message the exception's message or the reason to stop; never null, may be empty
 * @param stack the stack trace, shortened; empty where there is none
 */
public record Failure(String type, String message, String stack) {}
