package dev.pawl.runtime.internal.engine;

import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.internal.store.Operated;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.Operators;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.spi.Json;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.Storable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** What operators ask for: brought to the store, in groups where it is for many, and workers told. Thread-safe. */
public final class OperatorCalls {

    private static final JsonFactory JSON = new JsonFactory();

    private final Operators operators;
    private final Roster roster;
    private final List<MachineDefinition<?>> known;
    private final Documents documents;
    private final Wakes wakes;
    private final Waiters waiters;
    private final Quotas quotas;
    private final Observers observers;
    private final BooleanSupplier closed;

    /** @param known the machines that this node runs */
    OperatorCalls(
            Operators operators,
            Roster roster,
            List<MachineDefinition<?>> known,
            Documents documents,
            Wakes wakes,
            Waiters waiters,
            Quotas quotas,
            Observers observers,
            BooleanSupplier closed) {
        this.operators = operators;
        this.roster = roster;
        this.known = known;
        this.documents = documents;
        this.wakes = wakes;
        this.waiters = waiters;
        this.quotas = quotas;
        this.observers = observers;
        this.closed = closed;
    }

    /** What the store does, if this node is not closed. */
    public Operators store() {
        if (closed.getAsBoolean()) {
            throw new EngineClosedException();
        }
        return operators;
    }

    /** States that no live node knows, and in which instances were set aside. */
    public List<Roster.Unknown> unknown() {
        store();
        return roster.unknown();
    }

    /** Wakes the worker of what became due. */
    public Answer told(Operated operated) {
        if (operated.queue() != null) {
            wakes.due(operated.queue(), Duration.ZERO);
        }
        return operated.answer();
    }

    public Answer cancel(long id, String reason, String who) {
        Answer answer = told(store().cancel(id, Failures.storable(reason, Failures.LONGEST_MESSAGE), who));
        wakes.leftBehind();
        waiters.ended();
        if (answer == Answer.DONE) {
            observers.cancelled(id, null);
        }
        return answer;
    }

    public Answer rewind(long id, long revision, String who) {
        Answer answer = told(store().rewind(id, revision, who));
        wakes.leftBehind();
        return answer;
    }

    public Answer retry(long id, String who) {
        if (retried(List.of(id), who) == 1) {
            return Answer.DONE;
        }
        return store().row(id)
                .map(row -> row.status() == Status.FAILED ? Answer.KEY_TAKEN : Answer.NOT_APPLICABLE)
                .orElse(Answer.MISSING);
    }

    /** In groups, the last inserted first; how many. */
    public long retryAll(InstanceQuery query, String who) {
        return forAll(query, ids -> retried(ids, who));
    }

    /** One after the other, found in groups; how many. */
    public long cancelAll(InstanceQuery query, String reason, String who) {
        return forAll(
                query,
                ids -> ids.stream()
                        .filter(id -> cancel(id, reason, who) == Answer.DONE)
                        .count());
    }

    private interface ForGroup {
        long of(List<Long> ids);
    }

    private long forAll(InstanceQuery query, ForGroup group) {
        long count = 0;
        long before = Long.MAX_VALUE;
        List<Row> rows;
        do {
            rows = store().list(query, before, Settings.GROUP);
            if (!rows.isEmpty()) {
                before = rows.get(rows.size() - 1).id();
                count += group.of(rows.stream().map(Row::id).toList());
            }
        } while (rows.size() == Settings.GROUP);
        return count;
    }

    private int retried(List<Long> ids, String who) {
        try {
            return woken(store().retry(ids, who));
        } catch (DatabaseException e) {
            if (e.kind() != DatabaseException.Kind.REJECTED) {
                throw e;
            }
            if (ids.size() == 1) {
                // Another one took its key at the same moment.
                return 0;
            }
        }
        int middle = ids.size() / 2;
        return retried(ids.subList(0, middle), who) + retried(ids.subList(middle, ids.size()), who);
    }

    private int woken(Collection<String> queues) {
        new HashSet<>(queues).forEach(queue -> wakes.due(queue, Duration.ZERO));
        return queues.size();
    }

    /** Pauses a machine: at once for claims, and then its instances are held, in groups. */
    public boolean pauseMachine(String machine, String who) {
        boolean paused = store().pauseAll(machine, null, who);
        Long last = -1L;
        while (last != null) {
            last = store().hold(machine, last, Settings.GROUP);
        }
        return paused;
    }

    /** Resumes a machine, and lets go what is held for it, in groups. */
    public boolean resumeMachine(String machine, String who) {
        boolean resumed = store().resumeAll(machine, null, who);
        letGo();
        return resumed;
    }

    /** Lets go what is held for no machine that is paused. */
    void letGo() {
        List<String> queues;
        do {
            queues = operators.letGo(Settings.GROUP);
            woken(queues);
        } while (queues.size() == Settings.GROUP);
    }

    public boolean resumeQueue(String queue, String who) {
        boolean resumed = store().resumeAll(null, queue, who);
        wakes.due(queue, Duration.ZERO);
        return resumed;
    }

    /** All limits. */
    public List<Quota.Use> limits() {
        store();
        return quotas.uses();
    }

    /** @throws IllegalArgumentException if there is no limit of that name, or if it is of the other kind */
    public void limit(String name, Quota quota, String who) {
        store();
        quotas.change(name, quota, who);
    }

    /**
     * Delivers a signal by name.
     *
     * @throws IllegalArgumentException if it is no JSON, or if this node runs the machine and that has no such signal, or
     *     one that cannot be read from this
     * @throws dev.pawl.runtime.error.DocumentTooLargeException if it is larger than the limit
     */
    public Answer signal(long id, String signal, String json, @Nullable String dedup, String who) {
        store();
        requireJson(documents.within(json, "Signal " + signal));
        Optional<Row> row = store().row(id);
        if (row.isEmpty()) {
            return Answer.MISSING;
        }
        for (MachineDefinition<?> definition : known) {
            if (definition.name().equals(row.get().state().machine())
                    && definition.version() == row.get().state().version()) {
                requireReadable(definition, signal, json);
            }
        }
        return told(store().signal(id, signal, json, dedup, who));
    }

    private static void requireJson(String json) {
        Storable.check("the signal's JSON", json);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            int documents = 0;
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                documents += depth == 0 ? 1 : 0;
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    // What is written as an escape is text that cannot be stored all the same.
                    Storable.check("text in the signal's JSON", parser.getString());
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            if (documents != 1) {
                throw new IllegalArgumentException(
                        "the signal's JSON is " + (documents == 0 ? "empty" : "more than one document"));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the signal is no JSON: " + fault(e));
        }
    }

    /** What is wrong with a text that is no JSON, without its content. */
    private static String fault(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return e.getOriginalMessage();
        }
        TokenStreamLocation place = e.getLocation();
        return "none at character " + (place == null ? 0 : place.getCharOffset());
    }

    private static void requireReadable(MachineDefinition<?> definition, String signal, String json) {
        List<String> names = new ArrayList<>();
        for (SignalDefinition<?> candidate : definition.signals()) {
            names.add(candidate.name());
            if (candidate.name().equals(signal)) {
                try {
                    Json.read(candidate.codec(), json);
                    return;
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException(
                            definition + " cannot read this as a signal " + signal + ": " + e.getMessage(), e);
                }
            }
        }
        throw new IllegalArgumentException(definition + " has no signal " + Storable.shown(signal) + ", only " + names);
    }
}
