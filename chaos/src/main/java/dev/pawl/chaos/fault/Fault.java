package dev.pawl.chaos.fault;

import java.time.Duration;
import java.util.List;

/** Something that is broken. Processes and links are named by numbers: workers first, then clients. */
public sealed interface Fault {

    /** SIGKILL for workers, which are started again after a pause. */
    record KillWorkers(List<Integer> workers, Duration pause) implements Fault {}

    /** SIGKILL for a client; another one starts. */
    record KillClient(int process) implements Fault {}

    /** SIGSTOP, and SIGCONT after so long: mostly when its leases are lost. */
    record Freeze(int process, Duration time) implements Fault {}

    /** Stops the database at once, as a loss of power does, and starts it again. */
    record StopDatabase(Duration down) implements Fault {}

    /** Ends so many sessions by {@code pg_terminate_backend}; the salt says which. */
    record EndSessions(int count, int salt) implements Fault {}

    /** Cuts all connections of a process. */
    record Cut(int process) implements Fault {}

    /** Loses what the server answers to a process, and then cuts its connections: what was asked for is done. */
    record LoseAnswers(int process, Duration time) implements Fault {}

    /** Nothing goes through for so long; then all of it does, late. */
    record Stall(int process, Duration time) implements Fault {}

    /** Each piece is on its way for so long. */
    record Delay(int process, Duration each, Duration time) implements Fault {}

    /** Somebody takes all connections of a worker's pool and keeps them. */
    record FillPool(int worker, Duration time) implements Fault {}

    /** Somebody takes all connections that the server has left, and keeps them. */
    record FillServer(Duration time) implements Fault {}

    /** The volume of the database is full to the last byte. */
    record FillDisk(Duration time) implements Fault {}

    /** A process is stopped in an orderly way and comes back as the next release. */
    record Upgrade(int process) implements Fault {}
}
