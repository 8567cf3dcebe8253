package dev.pawl.examples.permits;

import dev.pawl.examples.permits.Dossier.Entry;

/**
 * A line of the log.
 *
 * @param id of its own among all events
 * @param number the case's
 */
record LogEvent(String id, String number, Entry entry) {}
