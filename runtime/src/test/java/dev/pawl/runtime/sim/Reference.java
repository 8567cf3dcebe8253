package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.Event.Result;
import dev.pawl.runtime.sim.Event.What;
import dev.pawl.runtime.sim.One.Again;
import dev.pawl.runtime.sim.One.Entry;
import dev.pawl.runtime.sim.One.Mail;
import dev.pawl.runtime.sim.One.Status;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Sent;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.sim.Table.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What instances go through, by the rules alone: to be read. It knows of no rows, leases or commits. It says of each
 * instance what comes next; in which order instances have their turns at one moment is not its business.
 */
class Reference {

    final Table table;
    final Map<String, One> all = new LinkedHashMap<>();
    boolean machinePaused;
    boolean queuePaused;
    long lastMail;

    Reference(Table table) {
        this.table = table;
    }

    /** Of events of one moment, the lowest is first. */
    int rank(Kind kind) {
        return kind.timer() ? 2 : kind == Kind.JOIN ? 1 : 0;
    }

    /** What whoever claims it now is to run; null where that is nothing, or nobody may claim it. */
    @Nullable Event next(One one, Instant now) {
        boolean stopped = one.paused || one.pausedWithMachine || machinePaused || queuePaused;
        return stopped || one.hold != null || now.isBefore(one.notBefore) ? null : event(one, now, null);
    }

    /**
     * What comes next: what can run for the longest, and the action last; null where nothing can run now.
     *
     * @param hold in whose hand it is, who may not know all; null for whoever comes next
     */
    @Nullable Event event(One one, Instant now, @Nullable Hold hold) {
        if (!one.live() || one.again != null && one.again.at().isAfter(now)) {
            return null;
        }
        Step first = null;
        Instant firstAt = Instant.MAX;
        for (Step step : table.steps()) {
            Instant at = since(one, step, hold);
            if (at != null && !at.isAfter(now)) {
                int later = at.compareTo(firstAt);
                if (first == null || later < 0 || later == 0 && tie(one, step, first)) {
                    first = step;
                    firstAt = at;
                }
            }
        }
        if (first == null) {
            return action(one, now);
        }
        List<Mail> mails = one.mails(first, hold);
        String name = first.kind() + (mails.isEmpty() ? "" : " " + mails.get(0).number());
        Again again = one.again != null && one.again.name().equals(name) ? one.again : null;
        int attempt = (again == null ? 0 : again.attempt()) + one.crashes;
        return new Event(first, name, mails, attempt, (again == null ? 0 : again.failures()) + one.crashes);
    }

    /** The action; null where it is not due. */
    @Nullable Event action(One one, Instant now) {
        Step action = table.step(one.state, Kind.ACTION);
        return action == null || one.actionAt == null || one.actionAt.isAfter(now)
                ? null
                : new Event(action, "ACTION", List.of(), one.attempt + one.crashes, one.failures + one.crashes);
    }

    /** Since when, or from when on, a step can run that is no action; null where it cannot. */
    private @Nullable Instant since(One one, Step step, @Nullable Hold hold) {
        if (step.state() != one.state || one.fired.contains(step.kind())) {
            return null;
        }
        return switch (step.kind()) {
            case ACTION, ERROR -> null;
            case AFTER -> one.enteredAt.plus(step.delay());
            case AT -> one.at;
            case JOIN -> one.children == null ? one.enteredAt : hold == null || hold.joined ? one.joinedAt : null;
            default -> one.mails(step, hold).stream().map(Mail::at).findFirst().orElse(null);
        };
    }

    /** Of two events of one moment, whether that of the one step comes before the other's: signals by their arrival. */
    private boolean tie(One one, Step step, Step other) {
        List<Mail> mails = one.mails(step, null);
        List<Mail> others = one.mails(other, null);
        return mails.isEmpty() || others.isEmpty()
                ? rank(step.kind()) < rank(other.kind())
                : mails.get(0).number() < others.get(0).number();
    }

    /** The next moment at which anything may become possible by itself; the end of time where there is none. */
    Instant wakes(One one, Instant now) {
        Instant next = later(later(Instant.MAX, one.actionAt, now), one.notBefore, now);
        next = later(next, one.again == null ? null : one.again.at(), now);
        for (Step step : table.steps()) {
            next = later(next, since(one, step, null), now);
        }
        return next;
    }

    private static Instant later(Instant next, @Nullable Instant moment, Instant now) {
        return moment != null && moment.isAfter(now) && moment.isBefore(next) ? moment : next;
    }

    /** The step that an error of this event goes to; null where it is run again, or the instance fails. */
    @Nullable Step onError(One one, Event event) {
        boolean again = event.step().attempts() > 0
                && event.failures() + 1 < event.step().most();
        return again ? null : table.step(one.state, Kind.ERROR);
    }

    /** What comes of an event. */
    Result result(One one, Event event) {
        int failures = event.failures() + 1;
        int most = event.step().most();
        if (one.crashes > 0 && failures > most) {
            return new Result(What.FAILED, null, Duration.ZERO);
        }
        Step policy = event.step();
        Deed deed = policy.deed(one.count);
        if (failures > deed.fails()) {
            return performed(one, event, deed);
        }
        Step error = onError(one, event);
        if (error != null) {
            if (failures > error.deed(one.count).fails()) {
                return performed(one, event, error.deed(one.count));
            }
            most = (policy.attempts() > 0 ? most : 0) + error.most();
            policy = error;
        }
        return failures < most
                ? new Result(What.ATTEMPT_FAILED, null, policy.backoff(failures))
                : new Result(What.FAILED, null, Duration.ZERO);
    }

    private static Result performed(One one, Event event, Deed deed) {
        if (one.count < Table.LONGEST && event.attempt() < deed.replays()) {
            return new Result(What.REPLAYED, deed, deed.pause());
        }
        return switch (one.count < Table.LONGEST ? deed.then() : Then.ENTER) {
            case ENTER -> new Result(What.ENTERED, deed, deed.pause());
            case STAY -> new Result(What.STAYED, deed, Duration.ZERO);
            case STOP -> new Result(What.STOPPED, deed, Duration.ZERO);
        };
    }

    /** The event has come to its end. What it makes and sends is another matter. */
    void happened(One one, Event event, Result result, Instant now) {
        boolean action = event.step().kind() == Kind.ACTION;
        one.events++;
        one.crashes = 0;
        one.notBefore = Instant.MIN;
        one.again = null;
        switch (result.what()) {
            case REPLAYED, ATTEMPT_FAILED -> again(one, event, result, now);
            case FAILED, STOPPED -> {
                one.inbox.removeAll(result.what() == What.STOPPED ? event.mails() : List.of());
                one.actionAt = action ? now : one.actionAt;
                end(one, Status.FAILED, now);
            }
            case STAYED -> {
                one.inbox.removeAll(event.mails());
                one.actionAt = action ? null : one.actionAt;
                one.failures = action ? 0 : one.failures;
                if (event.step().kind().timer() || event.step().kind() == Kind.JOIN) {
                    one.fired.add(event.step().kind());
                }
                one.children = event.step().kind() == Kind.JOIN ? null : one.children;
                one.at = Table.at(Then.STAY, one.count, one.at, now);
                one.count++;
            }
            case ENTERED -> {
                one.inbox.removeAll(event.mails());
                enter(one, result, now);
            }
        }
    }

    private static void again(One one, Event event, Result result, Instant now) {
        int attempt = event.attempt() + 1;
        int failures = result.what() == What.REPLAYED ? 0 : event.failures() + 1;
        if (event.step().kind() == Kind.ACTION) {
            one.actionAt = now.plus(result.pause());
            one.attempt = attempt;
            one.failures = failures;
        } else {
            one.again = new Again(event.name(), attempt, failures, now.plus(result.pause()));
        }
    }

    private void enter(One one, Result result, Instant now) {
        leaveChildren(one);
        one.state = result.by() == null ? one.state : table.entered(result.by(), one.count);
        one.at = Table.at(Then.ENTER, one.count, one.at, now);
        one.count++;
        one.enteredAt = now;
        one.actionAt = now.plus(result.pause());
        one.attempt = 0;
        one.failures = 0;
        one.fired.clear();
        if (one.state == Table.END) {
            end(one, Status.DONE, now);
        } else {
            one.entries.add(new Entry(one));
        }
    }

    private static void leaveChildren(One one) {
        if (one.children != null) {
            one.children.stream().filter(child -> child != null && child.live()).forEach(child -> child.left = true);
        }
        one.children = null;
    }

    private static void end(One one, Status status, Instant now) {
        one.status = status;
        one.paused = false;
        one.pausedWithMachine = false;
        if (one.parent != null && one.parent.children != null && one.parent.children.contains(one)) {
            joinIfAll(one.parent, now);
        }
    }

    private static void joinIfAll(One parent, Instant now) {
        boolean none =
                parent.children != null && parent.children.stream().noneMatch(child -> child != null && child.live());
        parent.joinedAt = none ? now : null;
    }

    /** Somebody has had it in hand, and there was nothing to do: so whatever comes next has killed no worker yet. */
    void foundNothing(One one) {
        one.crashes = 0;
        one.notBefore = Instant.MIN;
    }

    /** There are no tokens for its action, which comes then; workers that died of it count as its attempts. */
    void putOff(One one, Instant turn) {
        one.actionAt = turn;
        one.attempt += one.crashes;
        one.failures += one.crashes;
        one.crashes = 0;
    }

    /** Whoever is live and has this key; null where nobody is. */
    @Nullable One holder(String key) {
        return all.values().stream()
                .filter(one -> one.live() && !key.isEmpty() && one.key.equals(key))
                .findFirst()
                .orElse(null);
    }

    /** A new instance; null where somebody has its key. */
    @Nullable One insert(New made, @Nullable One parent, Instant now) {
        if (holder(made.key()) != null) {
            return null;
        }
        One one = new One(made, parent, now);
        one.actionAt = now.plus(made.delay());
        one.pausedWithMachine = machinePaused;
        all.put(one.label, one);
        return one;
    }

    /** The children that an instance waits for from now on. */
    void spawned(One parent, List<@Nullable One> children, Instant now) {
        parent.children = children;
        parent.entries.get(parent.entries.size() - 1).children = children;
        joinIfAll(parent, now);
    }

    /** A signal for a live instance; false where it has had one with that dedup key. */
    boolean deliver(One one, Sent signal, long payload, Instant now) {
        boolean fresh = signal.dedup().isEmpty() || one.dedups.add(signal.dedup());
        if (fresh) {
            one.inbox.add(new Mail(++lastMail, now, signal.signal(), payload));
        }
        return fresh;
    }

    /** It ends; the outcome of whoever has it in hand is void. */
    void cancel(One one, Instant now) {
        one.hold = null;
        leaveChildren(one);
        end(one, Status.CANCELLED, now);
    }

    /** An operator has one that failed go on. */
    void retry(One one) {
        one.status = Status.LIVE;
        one.attempt = 0;
        one.failures = 0;
        one.again = null;
        revived(one);
    }

    /** An operator puts one, live or ended, into a state that it had entered, as if for the first time. */
    void rewind(One one, Entry entry, Instant now) {
        boolean ended = !one.live();
        if (one.children != entry.children) {
            leaveChildren(one);
        }
        one.hold = null;
        one.status = Status.LIVE;
        one.state = entry.state;
        one.count = entry.count;
        one.at = entry.at;
        one.enteredAt = now;
        one.actionAt = now;
        one.attempt = 0;
        one.failures = 0;
        one.crashes = 0;
        one.notBefore = Instant.MIN;
        one.again = null;
        one.fired.clear();
        one.children = entry.children;
        one.joinedAt = null;
        if (one.children != null) {
            one.children.stream().filter(child -> child != null && child.live()).forEach(child -> child.left = false);
            joinIfAll(one, now);
        }
        one.entries.add(new Entry(one));
        if (ended) {
            revived(one);
        }
    }

    /** It had ended and goes on: who waits for its end waits again, and what that has made of the ends until now is void. */
    private static void revived(One one) {
        One parent = one.parent;
        if (parent != null && parent.children != null && parent.children.contains(one)) {
            if (parent.joinedAt != null) {
                parent.hold = null;
            }
            parent.joinedAt = null;
        }
    }

    void pauseMachine() {
        machinePaused = true;
        all.values().stream().filter(One::live).forEach(one -> one.pausedWithMachine = true);
    }

    void resumeMachine() {
        machinePaused = false;
        all.values().forEach(one -> one.pausedWithMachine = false);
    }

    /** Its worker died: the first time it is run again at once, then after a second, doubled with each. */
    void crash(One one, Instant now) {
        one.hold = null;
        one.notBefore = one.crashes == 0 ? now : now.plusSeconds(1L << (one.crashes - 1));
        one.crashes++;
    }
}
