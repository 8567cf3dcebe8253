package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

/** Takes all signals that are there at once, of as many senders as there are; lives as long as the run. */
@Machine(queue = "accounts")
@Allow("no-baseline")
public class Account {

    /** How many there are. */
    public static final int ACCOUNTS = 12;

    /** Open. */
    @State(initial = true)
    public record Open(int account, long count, long sum) {}

    /** The run is over. */
    @State(terminal = true)
    public record Closed(int account, long count, long sum) {}

    /** What a relay sends. */
    @Signal
    public record Credit(long relay) {}

    /** No relay will send any more. */
    @Signal
    public record Close() {}

    @Step
    Open credit(Open s, List<Credit> credits) {
        long sum = credits.stream().mapToLong(Credit::relay).sum();
        return new Open(s.account(), s.count() + credits.size(), s.sum() + sum);
    }

    @Step
    Closed close(Open s, Close close) {
        return new Closed(s.account(), s.count(), s.sum());
    }
}
