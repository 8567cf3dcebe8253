package dev.pawl.runtime.internal.store;

import java.util.List;

/**
 * What waits for an instance, seen at one moment.
 *
 * @param mail how many signals had ever been delivered to the instance at that moment
 * @param signals the oldest of those not yet taken, in order
 * @param complete whether these are all
 */
public record Inbox(int mail, List<Mail> signals, boolean complete) {}
