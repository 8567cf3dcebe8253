package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loops that start together and end together. They are added before they start, by the thread that starts them. */
final class Loops {

    private final List<Loop> loops = new ArrayList<>();
    private final Ticker ticker;

    Loops(Ticker ticker) {
        this.ticker = ticker;
    }

    void add(Loop loop) {
        loops.add(loop);
    }

    void start() {
        loops.forEach(Loop::start);
    }

    /** Lets the passes that run end, and no other begin. Does not wait for them. */
    void stop() {
        loops.forEach(Loop::stop);
    }

    /** Waits for all of them to end; after so long it interrupts what they do, and waits as long once more. */
    void join(Duration patience) throws InterruptedException {
        await(patience);
        loops.forEach(Loop::interrupt);
        await(patience);
    }

    private void await(Duration longest) throws InterruptedException {
        long begun = ticker.nanos();
        for (Loop loop : loops) {
            loop.await(longest.minusNanos(ticker.nanos() - begun));
        }
    }
}
