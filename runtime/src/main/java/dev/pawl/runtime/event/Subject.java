package dev.pawl.runtime.event;

import java.util.Optional;

/**
 * The instance that an event is about. For metrics use machine and state: there are few of them. Ids and keys are for logs and
 * traces.
 *
 * @param id its id
 * @param key its business key, if it has one
 * @param machine the name of its machine
 * @param version the machine's version
 * @param state the name of the state that it is in at the event
 */
public record Subject(long id, Optional<String> key, String machine, int version, String state) {}
