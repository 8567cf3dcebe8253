package town.hall;

import dev.pawl.Generated;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.RetryPolicy;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.io.IOException;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@link Permit} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
 * or a signal has no effect; a client or an outcome takes it.
 *
 * <pre>{@code
 * stateDiagram-v2
 *     state Open {
 *         Filed
 *         state "under review" as s2
 *         state "note" as s3
 *     }
 *     state "end#59; #34;no#34;" as s5
 *     [*] --> Filed
 *     [*] --> s2
 *     Filed --> s2: open
 *     Filed --> Filed: Letter, form#58;A / archive
 *     Open --> s5: after P90D / lapsed
 *     Open --> s5: error Exception / failed
 *     s2 --> s2: at remindAt / remind
 *     s2 --> s3: Letter, form#58;A / read
 *     s3 --> s3: Letter, form#58;A / archive
 *     s3 --> Granted: all Vote / count
 *     s3 --> s5: all Vote / count
 *     s3 --> s5: error IOException / unread
 *     Granted --> [*]
 *     s5 --> [*]
 * }</pre>
 */
@Generated("town.hall.Permit")
public final class PermitMachine implements GeneratedMachine<Permit.Closed> {
    private static final RetryPolicy RETRY_1 = RetryPolicy.of(3, "PT1S", "PT5M");
    private static final RetryPolicy RETRY_2 = RetryPolicy.of(7, "PT0.5S", "PT2M");

    /** What happens in which state: which step runs when, and where it may go. */
    public static final List<Transition> TRANSITIONS = List.<Transition>of(
            Transition.of("Filed", Trigger.entered(), 0, "open", "under review").inConnection().retried(RETRY_1),
            Transition.of("Filed", Trigger.signal("Letter", "form:A"), 3, "archive").retried(RETRY_1),
            Transition.of("Filed", Trigger.after("P90D"), 7, "lapsed", "end; \"no\"").retried(RETRY_1),
            Transition.of("Filed", new Trigger.Threw(Exception.class), 6, "failed", "end; \"no\"").retried(RETRY_1),
            Transition.of("under review", new Trigger.At("remind_at", state -> ((Permit.UnderReview) state).remindAt().orElse(null)), 1, "remind", "under review").retried(RETRY_1),
            Transition.of("under review", Trigger.signal("Letter", "form:A"), 2, "read", "note").inConnection().retried(RETRY_1),
            Transition.of("under review", Trigger.after("P90D"), 7, "lapsed", "end; \"no\"").retried(RETRY_1),
            Transition.of("under review", new Trigger.Threw(Exception.class), 6, "failed", "end; \"no\"").retried(RETRY_1),
            Transition.of("note", Trigger.signal("Letter", "form:A"), 3, "archive").retried(RETRY_1),
            Transition.of("note", Trigger.signals("Vote"), 4, "count", "Granted", "end; \"no\"").retried(RETRY_2),
            Transition.of("note", Trigger.after("P90D"), 7, "lapsed", "end; \"no\"").retried(RETRY_1),
            Transition.of("note", new Trigger.Threw(IOException.class), 5, "unread", "end; \"no\"").retried(RETRY_1),
            Transition.of("note", new Trigger.Threw(Exception.class), 6, "failed", "end; \"no\"").retried(RETRY_1));

    /** The machine's names, states, signals and transitions. */
    public static final MachineDefinition<Permit.Closed> DEFINITION = new MachineDefinition<>(
            "building permit",
            3,
            "default",
            List.<StateDefinition<?>>of(
                    StateDefinition.of("Filed", 1, true, false, Permit.Filed.class, Codecs::writeFiled, Codecs::readFiled),
                    StateDefinition.of("under review", 1, true, false, Permit.UnderReview.class, Codecs::writeUnderReview, Codecs::readUnderReview),
                    StateDefinition.of("note", 1, false, false, Permit.Deciding.class, Codecs::writeDeciding, Codecs::readDeciding),
                    StateDefinition.of("Granted", 1, false, true, Permit.Granted.class, Codecs::writeGranted, Codecs::readGranted),
                    StateDefinition.of("end; \"no\"", 1, false, true, Permit.Refused.class, Codecs::writeRefused, Codecs::readRefused)),
            List.<SignalDefinition<?>>of(
                    SignalDefinition.of("Letter", Permit.Letter.class, Codecs::writeLetter, Codecs::readLetter),
                    SignalDefinition.of("form:A", Permit.Form.class, Codecs::writeForm, Codecs::readForm),
                    SignalDefinition.of("Vote", Permit.Vote.class, Codecs::writeVote, Codecs::readVote)),
            TRANSITIONS);

    /** The machine as a Mermaid state diagram. */
    public static final String DIAGRAM = """
            stateDiagram-v2
                state Open {
                    Filed
                    state "under review" as s2
                    state "note" as s3
                }
                state "end#59; #34;no#34;" as s5
                [*] --> Filed
                [*] --> s2
                Filed --> s2: open
                Filed --> Filed: Letter, form#58;A / archive
                Open --> s5: after P90D / lapsed
                Open --> s5: error Exception / failed
                s2 --> s2: at remindAt / remind
                s2 --> s3: Letter, form#58;A / read
                s3 --> s3: Letter, form#58;A / archive
                s3 --> Granted: all Vote / count
                s3 --> s5: all Vote / count
                s3 --> s5: error IOException / unread
                Granted --> [*]
                s5 --> [*]
            """;

    /** The machine as a graph for Graphviz. */
    public static final String DOT = """
            digraph "building permit" {
                compound=true;
                node [shape=box, style=rounded];
                subgraph "cluster_Open" {
                    label="Open";
                    "Filed";
                    "s2" [label="under review"];
                    "note";
                }
                "Granted" [peripheries=2];
                "s5" [label="end; \\"no\\"", peripheries=2];
                "[*]" [shape=point, width=0.15];
                "[*]" -> "Filed";
                "[*]" -> "s2";
                "Filed" -> "s2" [label="open"];
                "Filed" -> "Filed" [label="Letter, form:A / archive"];
                "Filed" -> "s5" [label="after P90D / lapsed", style=dotted, ltail="cluster_Open"];
                "Filed" -> "s5" [label="error Exception / failed", style=dashed, ltail="cluster_Open"];
                "s2" -> "s2" [label="at remindAt / remind", style=dotted];
                "s2" -> "note" [label="Letter, form:A / read"];
                "note" -> "note" [label="Letter, form:A / archive"];
                "note" -> "Granted" [label="all Vote / count"];
                "note" -> "s5" [label="all Vote / count"];
                "note" -> "s5" [label="error IOException / unread", style=dashed];
            }
            """;

    /** The machine's definition: what its file says, with a line for each state and signal. */
    public static final String DEFINITION_JSON = """
            {
              "pawl": 1,
              "machine": "building permit",
              "version": 3,
              "queue": "default",
              "states": [
                {"name": "Filed", "initial": true, "shape": 1, "components": [{"name": "applicant", "type": "String"}], "events": [{"on": "entered", "step": "open", "to": ["under review"]}, {"on": "signal", "signals": ["Letter", "form:A"], "step": "archive", "to": []}, {"on": "timer", "timer": "after PT2160H", "step": "lapsed", "to": ["end; \\"no\\""]}, {"on": "error", "error": "java.lang.Exception", "step": "failed", "to": ["end; \\"no\\""]}]},
                {"name": "under review", "initial": true, "shape": 1, "components": [{"name": "applicant", "type": "String"}, {"name": "remind_at", "type": "Optional<Instant>", "optional": true}, {"name": "reminders", "type": "int"}], "events": [{"on": "timer", "timer": "at remind_at", "step": "remind", "to": ["under review"]}, {"on": "signal", "signals": ["Letter", "form:A"], "step": "read", "to": ["note"]}, {"on": "timer", "timer": "after PT2160H", "step": "lapsed", "to": ["end; \\"no\\""]}, {"on": "error", "error": "java.lang.Exception", "step": "failed", "to": ["end; \\"no\\""]}]},
                {"name": "note", "shape": 1, "components": [{"name": "applicant", "type": "String"}, {"name": "votes", "type": "int"}], "events": [{"on": "signal", "signals": ["Letter", "form:A"], "step": "archive", "to": []}, {"on": "signal", "signals": ["Vote"], "all": true, "step": "count", "to": ["Granted", "end; \\"no\\""]}, {"on": "timer", "timer": "after PT2160H", "step": "lapsed", "to": ["end; \\"no\\""]}, {"on": "error", "error": "java.io.IOException", "step": "unread", "to": ["end; \\"no\\""]}, {"on": "error", "error": "java.lang.Exception", "step": "failed", "to": ["end; \\"no\\""]}]},
                {"name": "Granted", "terminal": true, "shape": 1, "components": [{"name": "applicant", "type": "String"}]},
                {"name": "end; \\"no\\"", "terminal": true, "shape": 1, "components": [{"name": "why", "type": "String"}]}
              ],
              "signals": [
                {"name": "Letter", "shape": 1, "components": [{"name": "text", "type": "String"}]},
                {"name": "form:A", "shape": 1, "components": [{"name": "number", "type": "int"}]},
                {"name": "Vote", "shape": 1, "components": [{"name": "yes", "type": "boolean"}]}
              ]
            }
            """;

    private final Permit machine;

    /** @param machine whose steps run; from several threads at once where more than one instance does */
    public PermitMachine(Permit machine) {
        this.machine = Objects.requireNonNull(machine, "machine");
    }

    @Override
    public MachineDefinition<Permit.Closed> definition() {
        return DEFINITION;
    }

    /** A new instance in state {@link Permit.Filed}, to be given to a client or an outcome. */
    public static Insert<Permit.Closed> insert(Permit.Filed state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Permit.Closed> insert(Permit.Filed state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A new instance in state {@link Permit.UnderReview}, to be given to a client or an outcome. */
    public static Insert<Permit.Closed> insert(Permit.UnderReview state) {
        return insert(state, InsertOptions.defaults());
    }

    /** The same, with a key, a queue, a priority or a delay. */
    public static Insert<Permit.Closed> insert(Permit.UnderReview state, InsertOptions options) {
        return new NewInstance<>(DEFINITION, state, options);
    }

    /** A {@link Permit.Letter} for the instance with that id. */
    public static Send signal(long id, Permit.Letter signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Permit.Letter signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Permit.Letter} for the instance alive that has that key. */
    public static Send signal(String key, Permit.Letter signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Permit.Letter signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    /** A {@link Permit.Form} for the instance with that id. */
    public static Send signal(long id, Permit.Form signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Permit.Form signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Permit.Form} for the instance alive that has that key. */
    public static Send signal(String key, Permit.Form signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Permit.Form signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    /** A {@link Permit.Vote} for the instance with that id. */
    public static Send signal(long id, Permit.Vote signal) {
        return signal(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(long id, Permit.Vote signal, SignalOptions options) {
        return new NewSignal(DEFINITION, id, signal, options);
    }

    /** A {@link Permit.Vote} for the instance alive that has that key. */
    public static Send signal(String key, Permit.Vote signal) {
        return signal(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication. */
    public static Send signal(String key, Permit.Vote signal, SignalOptions options) {
        return new NewSignal(DEFINITION, key, signal, options);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object run(int step, Object state, Object event, StepContext<?> context, Connection connection) throws Throwable {
        // The engine hands each step what its row of the table says.
        return switch (step) {
            case 0 -> machine.open((Permit.Filed) state, connection);
            case 1 -> machine.remind((Permit.UnderReview) state, (StepContext<Permit.UnderReview>) context);
            case 2 -> machine.read((Permit.UnderReview) state, (Permit.Paper) event, (StepContext<Permit.UnderReview>) context, connection);
            case 3 -> machine.archive((Permit.Open) state, (Permit.Paper) event, (StepContext<Permit.Open>) context);
            case 4 -> machine.count((Permit.Deciding) state, (List<Permit.Vote>) event);
            case 5 -> machine.unread((Permit.Deciding) state, (IOException) event);
            case 6 -> machine.failed((Permit.Open) state, (Exception) event);
            case 7 -> machine.lapsed((Permit.Open) state);
            default -> throw new IllegalArgumentException("building permit has no step " + step);
        };
    }

    /**
     * How the states and signals of {@link Permit} are written as JSON, and read back: a pair of methods for each
     * type in them. Unknown names are skipped; of a name that stands twice the last counts.
     */
    private static final class Codecs {
        private static final JsonRecord FILED = JsonRecord.of("Filed", "applicant");
        private static final JsonRecord UNDER_REVIEW = JsonRecord.of("UnderReview", "applicant", "remind_at", "reminders").optional(1);
        private static final JsonRecord DECIDING = JsonRecord.of("Deciding", "applicant", "votes");
        private static final JsonRecord GRANTED = JsonRecord.of("Granted", "applicant");
        private static final JsonRecord REFUSED = JsonRecord.of("Refused", "why");
        private static final JsonRecord LETTER = JsonRecord.of("Letter", "text");
        private static final JsonRecord FORM = JsonRecord.of("Form", "number");
        private static final JsonRecord VOTE = JsonRecord.of("Vote", "yes");

        private Codecs() {
        }

        static void writeFiled(JsonOutput out, Permit.Filed value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("applicant"), value.applicant());
                out.writeEndObject();
            }
        }

        static Permit.Filed readFiled(JsonInput in) {
            JsonComponents object = FILED.read(in);
            String applicant = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> applicant = JsonText.readString(in);
                }
            }
            return object.complete() ? new Permit.Filed(applicant) : null;
        }

        static void writeUnderReview(JsonOutput out, Permit.UnderReview value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("applicant"), value.applicant());
                writeOptionalOfInstant(out.writeName("remind_at"), value.remindAt());
                JsonPrimitives.writeInt(out.writeName("reminders"), value.reminders());
                out.writeEndObject();
            }
        }

        static Permit.UnderReview readUnderReview(JsonInput in) {
            JsonComponents object = UNDER_REVIEW.read(in);
            String applicant = null;
            Optional<Instant> remindAt = Optional.empty();
            int reminders = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> applicant = JsonText.readString(in);
                    case 1 -> remindAt = readOptionalOfInstant(in);
                    case 2 -> reminders = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Permit.UnderReview(applicant, remindAt, reminders) : null;
        }

        private static void writeOptionalOfInstant(JsonOutput out, Optional<Instant> value) {
            JsonOptionals.write(out, value, JsonTimes::write);
        }

        private static Optional<Instant> readOptionalOfInstant(JsonInput in) {
            return JsonOptionals.read(in, JsonTimes::readInstant);
        }

        static void writeDeciding(JsonOutput out, Permit.Deciding value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("applicant"), value.applicant());
                JsonPrimitives.writeInt(out.writeName("votes"), value.votes());
                out.writeEndObject();
            }
        }

        static Permit.Deciding readDeciding(JsonInput in) {
            JsonComponents object = DECIDING.read(in);
            String applicant = null;
            int votes = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> applicant = JsonText.readString(in);
                    case 1 -> votes = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Permit.Deciding(applicant, votes) : null;
        }

        static void writeGranted(JsonOutput out, Permit.Granted value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("applicant"), value.applicant());
                out.writeEndObject();
            }
        }

        static Permit.Granted readGranted(JsonInput in) {
            JsonComponents object = GRANTED.read(in);
            String applicant = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> applicant = JsonText.readString(in);
                }
            }
            return object.complete() ? new Permit.Granted(applicant) : null;
        }

        static void writeRefused(JsonOutput out, Permit.Refused value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("why"), value.why());
                out.writeEndObject();
            }
        }

        static Permit.Refused readRefused(JsonInput in) {
            JsonComponents object = REFUSED.read(in);
            String why = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> why = JsonText.readString(in);
                }
            }
            return object.complete() ? new Permit.Refused(why) : null;
        }

        static void writeLetter(JsonOutput out, Permit.Letter value) {
            if (JsonRecord.begin(out, value)) {
                JsonText.writeString(out.writeName("text"), value.text());
                out.writeEndObject();
            }
        }

        static Permit.Letter readLetter(JsonInput in) {
            JsonComponents object = LETTER.read(in);
            String text = null;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> text = JsonText.readString(in);
                }
            }
            return object.complete() ? new Permit.Letter(text) : null;
        }

        static void writeForm(JsonOutput out, Permit.Form value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeInt(out.writeName("number"), value.number());
                out.writeEndObject();
            }
        }

        static Permit.Form readForm(JsonInput in) {
            JsonComponents object = FORM.read(in);
            int number = 0;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> number = JsonPrimitives.readInt(in);
                }
            }
            return object.complete() ? new Permit.Form(number) : null;
        }

        static void writeVote(JsonOutput out, Permit.Vote value) {
            if (JsonRecord.begin(out, value)) {
                JsonPrimitives.writeBoolean(out.writeName("yes"), value.yes());
                out.writeEndObject();
            }
        }

        static Permit.Vote readVote(JsonInput in) {
            JsonComponents object = VOTE.read(in);
            boolean yes = false;
            for (int i = object.next(); i >= 0; i = object.next()) {
                switch (i) {
                    case 0 -> yes = JsonPrimitives.readBoolean(in);
                }
            }
            return object.complete() ? new Permit.Vote(yes) : null;
        }
    }
}
