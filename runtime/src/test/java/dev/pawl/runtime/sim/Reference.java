package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Sent;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.sim.Table.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What instances go through, by the rules alone: to be read. It knows of no rows, leases or commits. It says of each
 * instance what comes next; in which order instances have their turns at one moment is not its business.
 */
class Reference {

    /** A signal in an inbox, and when it came. */
    record Mail(long number, Instant at, String signal, long payload) {}

    /**
     * What an instance is about to go through.
     *
     * @param name tells it from others of the instance; the action's is its kind
     */
    record Event(Step step, String name, List<Mail> mails, int attempt, int failures) {}

    /** An event that is to be run again, and keeps all else waiting until then. */
    private record Again(String name, int attempt, int failures, Instant at) {}

    /** How an instance stands. */
    enum Status {
        LIVE,
        DONE,
        FAILED,
        CANCELLED
    }

    /** What has come of an event. */
    enum What {
        ENTERED,
        STAYED,
        REPLAYED,
        ATTEMPT_FAILED,
        FAILED,
        STOPPED
    }

    /**
     * The result of an event.
     *
     * @param by what did it; null where nothing did
     * @param pause until its event, or its action, is run
     */
    record Result(What what, @Nullable Deed by, Duration pause) {}

    /** An instance. */
    static final class One {
        final String label;
        final String key;
        final @Nullable One parent;
        final List<Mail> inbox = new ArrayList<>();
        final Set<String> dedups = new HashSet<>();
        final Set<Kind> fired = new HashSet<>();
        Status status = Status.LIVE;
        int state;
        long count;
        Instant at;
        Instant enteredAt;
        @Nullable Instant actionAt;
        int attempt;
        int failures;
        int crashes;
        Instant notBefore = Instant.MIN;
        @Nullable Again again;
        boolean paused;
        /** Its parent has left it: it is to be cancelled, soon. */
        boolean left;
        /** The children that it waits for, in their order, null for one that was refused; null where it waits for none. */
        @Nullable List<@Nullable One> children;

        @Nullable Instant joinedAt;
        /** How many events have come of it. */
        int events;

        One(New made, @Nullable One parent, Instant now) {
            this.label = made.label();
            this.key = made.key();
            this.parent = parent;
            this.state = made.state();
            this.at = made.at();
            this.enteredAt = now;
        }

        boolean live() {
            return status == Status.LIVE;
        }

        @Override
        public String toString() {
            return "#" + label + " in " + Table.name(state);
        }
    }

    final Table table;
    final Map<String, One> all = new LinkedHashMap<>();
    private long lastMail;

    Reference(Table table) {
        this.table = table;
    }

    /** Of events of one moment, the lowest is first. */
    int rank(Kind kind) {
        return kind.timer() ? 2 : kind == Kind.JOIN ? 1 : 0;
    }

    /** What comes next; null where nothing can run now. */
    @Nullable Event next(One one, Instant now) {
        boolean waits = one.again != null && one.again.at.isAfter(now);
        if (!one.live() || one.paused || now.isBefore(one.notBefore) || waits) {
            return null;
        }
        Step first = null;
        Instant firstAt = Instant.MAX;
        for (Step step : table.steps()) {
            Instant at = step.state() == one.state ? since(one, step) : null;
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
        List<Mail> mails = mails(one, first);
        String name = first.kind() + (mails.isEmpty() ? "" : " " + mails.get(0).number());
        Again again = one.again != null && one.again.name.equals(name) ? one.again : null;
        int attempt = (again == null ? 0 : again.attempt) + one.crashes;
        return new Event(first, name, mails, attempt, (again == null ? 0 : again.failures) + one.crashes);
    }

    /** The action, which is last; null where it is not due. */
    @Nullable Event action(One one, Instant now) {
        Step action = table.step(one.state, Kind.ACTION);
        return action == null || one.actionAt == null || one.actionAt.isAfter(now)
                ? null
                : new Event(action, "ACTION", List.of(), one.attempt + one.crashes, one.failures + one.crashes);
    }

    /** The next moment at which anything may become possible by itself; the end of time where there is none. */
    Instant wakes(One one, Instant now) {
        Instant next = Instant.MAX;
        List<@Nullable Instant> moments = new ArrayList<>();
        moments.add(one.actionAt);
        moments.add(one.again == null ? null : one.again.at);
        moments.add(one.notBefore);
        for (Step step : table.steps()) {
            moments.add(step.state() == one.state ? since(one, step) : null);
        }
        for (Instant moment : moments) {
            next = moment != null && moment.isAfter(now) && moment.isBefore(next) ? moment : next;
        }
        return next;
    }

    /** Of two events of one moment, whether that of the one step comes before the other's. */
    private boolean tie(One one, Step step, Step other) {
        List<Mail> mails = mails(one, step);
        List<Mail> others = mails(one, other);
        return mails.isEmpty() || others.isEmpty()
                ? rank(step.kind()) < rank(other.kind())
                : mails.get(0).number < others.get(0).number;
    }

    /** Since when a step, which is no action, can run; null where it cannot. */
    private @Nullable Instant since(One one, Step step) {
        return switch (step.kind()) {
            case ACTION, ERROR -> null;
            case AFTER -> one.fired.contains(Kind.AFTER) ? null : one.enteredAt.plus(step.delay());
            case AT -> one.fired.contains(Kind.AT) ? null : one.at;
            case JOIN -> one.fired.contains(Kind.JOIN) ? null : one.children == null ? one.enteredAt : one.joinedAt;
            default -> {
                List<Mail> mails = mails(one, step);
                yield mails.isEmpty() ? null : mails.get(0).at;
            }
        };
    }

    /** The signals that a step takes: the oldest of its kind, or all. */
    private static List<Mail> mails(One one, Step step) {
        if (one.inbox.isEmpty()) {
            return List.of();
        }
        List<Mail> those = new ArrayList<>();
        for (Mail mail : one.inbox) {
            if (step.kind().takes(mail.signal) && (those.isEmpty() || step.kind() == Kind.ALL_A)) {
                those.add(mail);
            }
        }
        return those;
    }

    private static int attempts(Step step) {
        return step.attempts() == 0 ? 20 : step.attempts();
    }

    private static Duration backoff(Step step, int failures) {
        long longest = step.attempts() == 0 ? 300 : 10;
        return Duration.ofSeconds(Math.min(longest, 1L << Math.min(failures - 1, 30)));
    }

    /** The step that an error of this event goes to; null where it is run again, or the instance fails. */
    @Nullable Step onError(One one, Event event) {
        boolean again = event.step.attempts() > 0 && event.failures + 1 < attempts(event.step);
        return again ? null : table.step(one.state, Kind.ERROR);
    }

    /** What comes of an event. */
    Result result(One one, Event event) {
        if (one.crashes > 0 && event.failures >= attempts(event.step)) {
            return new Result(What.FAILED, null, Duration.ZERO);
        }
        Deed deed = event.step.deed(one.count);
        if (event.failures >= deed.fails()) {
            return performed(one, event, deed);
        }
        int failures = event.failures + 1;
        Step error = onError(one, event);
        int most = attempts(event.step);
        if (error != null) {
            if (event.failures >= error.deed(one.count).fails()) {
                return performed(one, event, error.deed(one.count));
            }
            most = (event.step.attempts() > 0 ? most : 0) + attempts(error);
        }
        return failures < most
                ? new Result(What.ATTEMPT_FAILED, null, backoff(error == null ? event.step : error, failures))
                : new Result(What.FAILED, null, Duration.ZERO);
    }

    private static Result performed(One one, Event event, Deed deed) {
        if (one.count < Table.LONGEST && event.attempt < deed.replays()) {
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
        boolean action = event.step.kind() == Kind.ACTION;
        one.events++;
        one.crashes = 0;
        one.notBefore = Instant.MIN;
        one.again = null;
        switch (result.what) {
            case REPLAYED, ATTEMPT_FAILED -> {
                int failures = result.what == What.REPLAYED ? 0 : event.failures + 1;
                if (action) {
                    one.actionAt = now.plus(result.pause);
                    one.attempt = event.attempt + 1;
                    one.failures = failures;
                } else {
                    one.again = new Again(event.name, event.attempt + 1, failures, now.plus(result.pause));
                }
                return;
            }
            case FAILED, STOPPED -> {
                if (result.what == What.STOPPED) {
                    one.inbox.removeAll(event.mails);
                }
                one.actionAt = action ? now : one.actionAt;
                end(one, Status.FAILED, now);
                return;
            }
            case STAYED -> {
                if (action) {
                    one.actionAt = null;
                    one.failures = 0;
                } else if (event.mails.isEmpty()) {
                    one.fired.add(event.step.kind());
                }
                if (event.step.kind() == Kind.JOIN) {
                    one.children = null;
                }
                one.at = Table.at(Then.STAY, one.count, one.at, now);
            }
            case ENTERED -> enter(one, result, now);
        }
        one.inbox.removeAll(event.mails);
        one.count++;
    }

    private void enter(One one, Result result, Instant now) {
        leaveChildren(one);
        one.state = result.by == null ? one.state : table.entered(result.by, one.count);
        one.at = Table.at(Then.ENTER, one.count, one.at, now);
        one.enteredAt = now;
        one.actionAt = table.step(one.state, Kind.ACTION) == null ? null : now.plus(result.pause);
        one.attempt = 0;
        one.failures = 0;
        one.fired.clear();
        if (one.state == Table.END) {
            end(one, Status.DONE, now);
        }
    }

    private static void leaveChildren(One one) {
        if (one.children != null) {
            one.children.stream().filter(child -> child != null && child.live()).forEach(child -> child.left = true);
        }
        one.children = null;
        one.joinedAt = null;
    }

    private static void end(One one, Status status, Instant now) {
        one.status = status;
        one.paused = false;
        if (status == Status.CANCELLED) {
            leaveChildren(one);
        }
        if (one.parent != null) {
            joinIfAll(one.parent, one, now);
        }
    }

    private static void joinIfAll(One parent, @Nullable One last, Instant now) {
        if (parent.children != null
                && (last == null || parent.children.contains(last))
                && parent.children.stream().allMatch(child -> child == null || !child.live())) {
            parent.joinedAt = now;
        }
    }

    /** Whoever is live and has this key; null where nobody is. */
    @Nullable One holder(String key) {
        for (One one : all.values()) {
            if (one.live() && !key.isEmpty() && one.key.equals(key)) {
                return one;
            }
        }
        return null;
    }

    /** A new instance; null where somebody has its key. */
    @Nullable One insert(New made, @Nullable One parent, Instant now) {
        if (holder(made.key()) != null) {
            return null;
        }
        One one = new One(made, parent, now);
        one.actionAt = table.step(one.state, Kind.ACTION) == null ? null : now.plus(made.delay());
        all.put(one.label, one);
        return one;
    }

    /** The children that an instance waits for from now on. */
    void spawned(One parent, List<@Nullable One> children, Instant now) {
        parent.children = children;
        joinIfAll(parent, null, now);
    }

    /** A signal for a live instance; false where it has had one with that dedup key. */
    boolean deliver(One one, Sent signal, long payload, Instant now) {
        boolean fresh = signal.dedup().isEmpty() || one.dedups.add(signal.dedup());
        if (fresh) {
            one.inbox.add(new Mail(++lastMail, now, signal.signal(), payload));
        }
        return fresh;
    }

    void cancel(One one, Instant now) {
        end(one, Status.CANCELLED, now);
    }

    /** An operator has one that failed go on. */
    void retry(One one) {
        one.status = Status.LIVE;
        one.attempt = 0;
        one.failures = 0;
        one.again = null;
    }

    /** Its worker died: the first time it is run again at once, then after a second, doubled with each. */
    void crash(One one, Instant now) {
        one.notBefore = one.crashes == 0 ? now : now.plusSeconds(1L << (one.crashes - 1));
        one.crashes++;
    }
}
