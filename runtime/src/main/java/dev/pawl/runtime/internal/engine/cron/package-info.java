/** When things come again and again: pure functions of time, which know no clock. */
@NullMarked
package dev.pawl.runtime.internal.engine.cron;

import org.jspecify.annotations.NullMarked;
