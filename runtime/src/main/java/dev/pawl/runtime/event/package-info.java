/** What a node tells its listeners, for metrics, traces and alarms. */
@NullMarked
package dev.pawl.runtime.event;

import org.jspecify.annotations.NullMarked;
