package dev.pawl.runtime;

import java.util.OptionalLong;

/**
 * What became of the trigger of a schedule.
 *
 * @param result {@link OperationResult#NOT_APPLICABLE} where no live node has the schedule, or it is asked for one already
 * @param instance the new instance; of {@link OperationResult#KEY_TAKEN}, the live one that has its key. Empty where this node
 *     does not have the schedule: one that has it makes the instance within some seconds, see {@link ScheduleInfo#asked}
 */
public record Triggered(OperationResult result, OptionalLong instance) {}
