package dev.pawl.benchmarks.compare;

/** One way of doing a work. While one is measured, nothing of the others executes. */
public interface Contender extends AutoCloseable {

    /** As it is called in the names of results. */
    String name();

    /** What its own documentation advises, and was followed. Empty where there is nothing to be said. */
    default String settings() {
        return "";
    }

    /** How much to try first. */
    default int firstSize() {
        return 2_000;
    }

    /**
     * Does so much of the work; what comes before and after it is not timed.
     *
     * @param size instances, jobs or workflows, each of which may be several units of the work
     */
    Took run(int size) throws Exception;

    @Override
    void close() throws Exception;
}
