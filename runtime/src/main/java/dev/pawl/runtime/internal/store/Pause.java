package dev.pawl.runtime.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A machine or a queue that is paused: the other is null. */
public record Pause(@Nullable String machine, @Nullable String queue, String who, Instant since) {}
