package town.hall;

import dev.pawl.Generated;
import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.JsonInput;
import dev.pawl.runtime.spi.JsonObjects;
import dev.pawl.runtime.spi.JsonOptionals;
import dev.pawl.runtime.spi.JsonOutput;
import dev.pawl.runtime.spi.JsonPrimitives;
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
    static final JsonCodec<Permit.Filed> FILED = JsonCodec.of(
            PermitCodecs::writeFiled, PermitCodecs::readFiled);

    static final JsonCodec<Permit.UnderReview> UNDER_REVIEW = JsonCodec.of(
            PermitCodecs::writeUnderReview, PermitCodecs::readUnderReview);

    static final JsonCodec<Permit.Deciding> DECIDING = JsonCodec.of(
            PermitCodecs::writeDeciding, PermitCodecs::readDeciding);

    static final JsonCodec<Permit.Granted> GRANTED = JsonCodec.of(
            PermitCodecs::writeGranted, PermitCodecs::readGranted);

    static final JsonCodec<Permit.Refused> REFUSED = JsonCodec.of(
            PermitCodecs::writeRefused, PermitCodecs::readRefused);

    static final JsonCodec<Permit.Letter> LETTER = JsonCodec.of(
            PermitCodecs::writeLetter, PermitCodecs::readLetter);

    static final JsonCodec<Permit.Form> FORM = JsonCodec.of(
            PermitCodecs::writeForm, PermitCodecs::readForm);

    static final JsonCodec<Permit.Vote> VOTE = JsonCodec.of(
            PermitCodecs::writeVote, PermitCodecs::readVote);

    private PermitCodecs() {
    }

    private static void writeFiled(JsonOutput out, Permit.Filed value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("applicant");
        JsonText.writeString(out, value.applicant());
        out.writeEndObject();
    }

    private static Permit.Filed readFiled(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Filed");
        String applicant = null;
        boolean hasApplicant = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "applicant" -> {
                    applicant = JsonText.readString(in);
                    hasApplicant = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasApplicant, "Filed", "applicant");
        return new Permit.Filed(applicant);
    }

    private static void writeUnderReview(JsonOutput out, Permit.UnderReview value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("applicant");
        JsonText.writeString(out, value.applicant());
        out.writeName("remind_at");
        writeOptionalOfInstant(out, value.remindAt());
        out.writeName("reminders");
        JsonPrimitives.writeInt(out, value.reminders());
        out.writeEndObject();
    }

    private static Permit.UnderReview readUnderReview(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "UnderReview");
        String applicant = null;
        boolean hasApplicant = false;
        Optional<Instant> remindAt = Optional.empty();
        int reminders = 0;
        boolean hasReminders = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "applicant" -> {
                    applicant = JsonText.readString(in);
                    hasApplicant = true;
                }
                case "remind_at" -> remindAt = readOptionalOfInstant(in);
                case "reminders" -> {
                    reminders = JsonPrimitives.readInt(in);
                    hasReminders = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasApplicant, "UnderReview", "applicant");
        JsonObjects.require(in, hasReminders, "UnderReview", "reminders");
        return new Permit.UnderReview(applicant, remindAt, reminders);
    }

    private static void writeOptionalOfInstant(JsonOutput out, Optional<Instant> value) {
        JsonOptionals.write(out, value, JsonTimes::write);
    }

    private static Optional<Instant> readOptionalOfInstant(JsonInput in) {
        return JsonOptionals.read(in, JsonTimes::readInstant);
    }

    private static void writeDeciding(JsonOutput out, Permit.Deciding value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("applicant");
        JsonText.writeString(out, value.applicant());
        out.writeName("votes");
        JsonPrimitives.writeInt(out, value.votes());
        out.writeEndObject();
    }

    private static Permit.Deciding readDeciding(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Deciding");
        String applicant = null;
        boolean hasApplicant = false;
        int votes = 0;
        boolean hasVotes = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "applicant" -> {
                    applicant = JsonText.readString(in);
                    hasApplicant = true;
                }
                case "votes" -> {
                    votes = JsonPrimitives.readInt(in);
                    hasVotes = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasApplicant, "Deciding", "applicant");
        JsonObjects.require(in, hasVotes, "Deciding", "votes");
        return new Permit.Deciding(applicant, votes);
    }

    private static void writeGranted(JsonOutput out, Permit.Granted value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("applicant");
        JsonText.writeString(out, value.applicant());
        out.writeEndObject();
    }

    private static Permit.Granted readGranted(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Granted");
        String applicant = null;
        boolean hasApplicant = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "applicant" -> {
                    applicant = JsonText.readString(in);
                    hasApplicant = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasApplicant, "Granted", "applicant");
        return new Permit.Granted(applicant);
    }

    private static void writeRefused(JsonOutput out, Permit.Refused value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("why");
        JsonText.writeString(out, value.why());
        out.writeEndObject();
    }

    private static Permit.Refused readRefused(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Refused");
        String why = null;
        boolean hasWhy = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "why" -> {
                    why = JsonText.readString(in);
                    hasWhy = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasWhy, "Refused", "why");
        return new Permit.Refused(why);
    }

    private static void writeLetter(JsonOutput out, Permit.Letter value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("text");
        JsonText.writeString(out, value.text());
        out.writeEndObject();
    }

    private static Permit.Letter readLetter(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Letter");
        String text = null;
        boolean hasText = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "text" -> {
                    text = JsonText.readString(in);
                    hasText = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasText, "Letter", "text");
        return new Permit.Letter(text);
    }

    private static void writeForm(JsonOutput out, Permit.Form value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("number");
        JsonPrimitives.writeInt(out, value.number());
        out.writeEndObject();
    }

    private static Permit.Form readForm(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Form");
        int number = 0;
        boolean hasNumber = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "number" -> {
                    number = JsonPrimitives.readInt(in);
                    hasNumber = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasNumber, "Form", "number");
        return new Permit.Form(number);
    }

    private static void writeVote(JsonOutput out, Permit.Vote value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeName("yes");
        JsonPrimitives.writeBoolean(out, value.yes());
        out.writeEndObject();
    }

    private static Permit.Vote readVote(JsonInput in) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        JsonObjects.start(in, "Vote");
        boolean yes = false;
        boolean hasYes = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "yes" -> {
                    yes = JsonPrimitives.readBoolean(in);
                    hasYes = true;
                }
                default -> in.skipValue();
            }
        }
        JsonObjects.require(in, hasYes, "Vote", "yes");
        return new Permit.Vote(yes);
    }
}
