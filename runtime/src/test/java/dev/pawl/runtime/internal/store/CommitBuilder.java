package dev.pawl.runtime.internal.store;

import dev.pawl.runtime.internal.store.Commit.Then;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An outcome, part by part. What is not said is as in the outcome it began with. */
public final class CommitBuilder {

    private final long id;
    private long rev;
    private final int state;
    private String data;
    private final Then then;
    private boolean entered;
    private Due action = Due.NEVER;
    private int attempt;
    private int failures;
    private @Nullable Again again;
    private Due timers = Due.NEVER;
    private Set<String> fired = Set.of();
    private int seen;
    private List<Long> taken = List.of();
    private @Nullable String error;
    private @Nullable Note note;
    private Family family = Family.UNCHANGED;
    private Effects effects = Effects.NONE;
    private Limited limited = Limited.NOT;

    /** One that enters nothing, leaves nothing to do and tells nothing. */
    public CommitBuilder(long id, long rev, int state, String data, Then then) {
        this.id = id;
        this.rev = rev;
        this.state = state;
        this.data = data;
        this.then = then;
    }

    public CommitBuilder(Commit c) {
        this(c.id(), c.rev(), c.state(), c.data(), c.then());
        entered = c.entered();
        action = c.action();
        attempt = c.attempt();
        failures = c.failures();
        again = c.again();
        timers = c.timers();
        fired = c.fired();
        seen = c.seen();
        taken = c.taken();
        error = c.error();
        note = c.note();
        family = c.family();
        effects = c.effects();
        limited = c.limited();
    }

    public CommitBuilder rev(long rev) {
        this.rev = rev;
        return this;
    }

    public CommitBuilder data(String data) {
        this.data = data;
        return this;
    }

    public CommitBuilder entered(boolean entered) {
        this.entered = entered;
        return this;
    }

    public CommitBuilder action(Due action, int attempt, int failures) {
        this.action = action;
        this.attempt = attempt;
        this.failures = failures;
        return this;
    }

    public CommitBuilder again(Again again) {
        this.again = again;
        return this;
    }

    public CommitBuilder timers(Due timers) {
        this.timers = timers;
        return this;
    }

    public CommitBuilder fired(Set<String> fired) {
        this.fired = fired;
        return this;
    }

    public CommitBuilder seen(int seen) {
        this.seen = seen;
        return this;
    }

    public CommitBuilder taken(Long... taken) {
        this.taken = List.of(taken);
        return this;
    }

    public CommitBuilder error(@Nullable String error) {
        this.error = error;
        return this;
    }

    public CommitBuilder note(@Nullable Note note) {
        this.note = note;
        return this;
    }

    /** Told to the history, of the action of a state. */
    public CommitBuilder told(What what, int from) {
        return note(new Note(what, from, "action", "step", 0, 0));
    }

    public CommitBuilder family(Family family) {
        this.family = family;
        return this;
    }

    public CommitBuilder effects(Effects effects) {
        this.effects = effects;
        return this;
    }

    public CommitBuilder limited(Limited limited) {
        this.limited = limited;
        return this;
    }

    public Commit build() {
        return new Commit(
                id, rev, state, data, then, entered, action, attempt, failures, again, timers, fired, seen, taken,
                error, note, family, effects, limited);
    }
}
