package dev.pawl.examples.transfer;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

/** What an account has received, told by the transfers: one for each account, until the account is closed. */
@Machine(queue = "statements")
public class Statement {

    /** Open. */
    @State(initial = true)
    public record Open(long account, long count, long cents) {}

    /** The account was closed. */
    @State(terminal = true)
    public record Closed(long account, long count, long cents) {}

    /** Money came. */
    @Signal
    public record Received(long from, long cents) {}

    /** No more will come. */
    @Signal
    public record AccountClosed() {}

    /** Takes all that is there at once. */
    @Step
    Open add(Open s, List<Received> received) {
        long cents = received.stream().mapToLong(Received::cents).sum();
        return new Open(s.account(), s.count() + received.size(), s.cents() + cents);
    }

    @Step
    Closed close(Open s, AccountClosed signal) {
        return new Closed(s.account(), s.count(), s.cents());
    }
}
