package dev.pawl.runtime;

import dev.pawl.Insert;

/**
 * Says what is to be inserted for an occurrence of a schedule. It has no other effect, for it may be called by several nodes
 * for one occurrence, of which one inserts what it says; and it is quick, for occurrences of its schedule wait for it.
 */
@FunctionalInterface
public interface ScheduledInsert {

    /**
     * The instance to be, as the machine's generated class makes it.
     *
     * @throws Exception then the occurrence is tried again after a while, and the schedule tells of it
     */
    Insert<?> insert(Occurrence occurrence) throws Exception;
}
