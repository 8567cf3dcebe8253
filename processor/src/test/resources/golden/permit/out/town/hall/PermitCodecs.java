package town.hall;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonComponents;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
import dev.pawl.runtime.spi.JsonRecord;
import dev.pawl.runtime.spi.JsonText;
import dev.pawl.runtime.spi.JsonTimes;
import java.time.Instant;
import java.util.Optional;

/**
 * How the states and signals of {@link Permit} are written as JSON, and read back: a pair of methods for each
 * type in them. Unknown names are skipped; of a name that stands twice the last counts.
 */
@Generated("town.hall.Permit")
final class PermitCodecs {
    private static final JsonRecord FILED = JsonRecord.of("Filed", "applicant");
    private static final JsonRecord UNDER_REVIEW = JsonRecord.of("UnderReview", "applicant", "remind_at", "reminders").optional(1);
    private static final JsonRecord DECIDING = JsonRecord.of("Deciding", "applicant", "votes");
    private static final JsonRecord GRANTED = JsonRecord.of("Granted", "applicant");
    private static final JsonRecord REFUSED = JsonRecord.of("Refused", "why");
    private static final JsonRecord LETTER = JsonRecord.of("Letter", "text");
    private static final JsonRecord FORM = JsonRecord.of("Form", "number");
    private static final JsonRecord VOTE = JsonRecord.of("Vote", "yes");

    private PermitCodecs() {
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
