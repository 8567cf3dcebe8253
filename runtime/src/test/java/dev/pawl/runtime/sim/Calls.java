package dev.pawl.runtime.sim;

import dev.pawl.Child;
import dev.pawl.Children;
import dev.pawl.Outcome;
import dev.pawl.StepContext;
import dev.pawl.runtime.sim.One.Status;
import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Steps that are called: each for what comes next for its instance, with what it is to be given. */
final class Calls implements SimulatedMachine.Called {

    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown() {
            super("as its deed says", null, false, false);
        }
    }

    private final World world;
    private final Buckets buckets;
    private final BiConsumer<Act, One> acts;
    private final Map<String, Integer> calls = new HashMap<>();

    /** @param acts does what is to be done while a step of an instance runs */
    Calls(World world, Buckets buckets, BiConsumer<Act, One> acts) {
        this.world = world;
        this.buckets = buckets;
        this.acts = acts;
    }

    @Override
    public Object run(
            SimulatedMachine machine,
            Step step,
            Content content,
            @Nullable Object argument,
            StepContext<Object> context) {
        world.cancelLeft(false);
        One one = world.known(context.id());
        Hold hold = one.hold;
        if (step.kind() == Kind.ACTION) {
            buckets.started(one, content);
        }
        if (hold != null && hold.number == content.hold()) {
            begin(machine, one, hold, step, content, argument, context);
        }
        // Else somebody has taken it away before it began; what comes of it is void.
        Deed deed = step.deed(content.count());
        if (context.failures() < deed.fails()) {
            throw new Thrown();
        }
        return done(machine, deed, content, context);
    }

    private void begin(
            SimulatedMachine machine,
            One one,
            Hold hold,
            Step step,
            Content content,
            @Nullable Object argument,
            StepContext<Object> context) {
        boolean error = step.kind() == Kind.ERROR;
        Event event = error ? hold.running : expected(one, hold, step);
        world.require(event != null, one, "ran " + step.kind() + " when there was nothing for it to do");
        Step expected = error ? world.reference.onError(one, Objects.requireNonNull(event)) : event.step();
        world.require(step == expected, one, "ran " + step.kind() + ", and not " + event.name());
        world.require(one.gate.isEmpty() || hold.seated, one, "ran without a place at " + one.gate);
        world.same(one.state, content.state(), one, "its state");
        world.same(one.count, content.count(), one, "its count");
        world.same(one.at, content.at(), one, "its time");
        world.same(event.attempt(), context.attempt(), one, "the attempt at " + event.name());
        world.same(event.failures(), context.failures(), one, "the failures of " + event.name());
        world.same(one.enteredAt, context.enteredAt(), one, "the time of its entry");
        world.same(world.now(), context.now(), one, "the time");
        if (!event.mails().isEmpty() && !error) {
            List<Long> payloads = event.mails().stream().map(One.Mail::payload).toList();
            world.same(payloads, machine.payloads(Objects.requireNonNull(argument)), one, "its signals");
        }
        if (step.kind() == Kind.JOIN) {
            world.same(
                    children(one), words(machine, (Children<?>) Objects.requireNonNull(argument)), one, "its children");
        }
        hold.running = event;
        Act act = error ? null : world.scenario.within().get(one.label + ":" + calls.merge(one.label, 1, Integer::sum));
        if (act != null) {
            acts.accept(act, one);
        }
    }

    /** An action may run before what came since its worker looked; else only what came at the moment of that may be late. */
    private @Nullable Event expected(One one, Hold hold, Step step) {
        Event next = world.reference.event(one, world.now(), null);
        Event known = world.reference.event(one, world.now(), hold);
        if (next == null || known == null || known.step() != step) {
            return next;
        }
        boolean tie = !next.mails().isEmpty() && next.mails().get(0).at().equals(hold.knownAt);
        return known.step() == next.step() || step.kind() == Kind.ACTION || tie ? known : next;
    }

    private static List<String> children(One one) {
        return one.children == null
                ? List.of()
                : one.children.stream()
                        .map(child -> child == null
                                ? "Refused"
                                : child.status == Status.DONE
                                        ? "Done " + child.label + " " + child.count
                                        : child.status == Status.FAILED ? "Failed" : "Cancelled")
                        .toList();
    }

    private static List<String> words(SimulatedMachine machine, Children<?> children) {
        List<String> words = new ArrayList<>();
        for (Child<?> child : children.all()) {
            Content content = child instanceof Child.Done<?> done ? machine.content(done.result()) : null;
            words.add(child.getClass().getSimpleName()
                    + (content == null ? "" : " " + content.label() + " " + content.count()));
        }
        return words;
    }

    /** What a deed returns that does not throw. */
    private Object done(SimulatedMachine machine, Deed deed, Content content, StepContext<Object> context) {
        long count = content.count();
        if (count < Table.LONGEST && context.attempt() < deed.replays()) {
            return context.replay(machine.state(content), deed.pause());
        }
        Table.Then then = count < Table.LONGEST ? deed.then() : Table.Then.ENTER;
        Instant at = Table.at(then, count, content.at(), context.now());
        Content next = new Content(content.label(), content.state(), count + 1, at, content.hold());
        if (then == Table.Then.STOP) {
            return Outcome.stop("as its deed says");
        }
        if (then == Table.Then.STAY) {
            return context.stay(machine.state(next));
        }
        Table table = world.scenario.table();
        List<New> made = table.made(deed, content.label(), count, content.hold(), context.now());
        Object state = machine.state(next.in(table.entered(deed, count)));
        return machine.outcome(
                table.sent(deed, count), Table.payload(content.label(), count), made, deed.pause(), state);
    }
}
