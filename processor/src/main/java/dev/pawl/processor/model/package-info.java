/**
 * A machine as plain values: what {@code read} yields, {@code check} judges and {@code generate} writes from. Types are
 * JavaPoet names; nothing of {@code javax.lang.model} is in here. Immutable.
 */
@NullMarked
package dev.pawl.processor.model;

import org.jspecify.annotations.NullMarked;
