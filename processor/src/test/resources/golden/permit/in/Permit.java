package town.hall;

import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Superstates, sealed signals, lists of signals, both timers, errors, retries, a connection; names hard to draw. */
@Machine(name = "building permit", version = 3, result = Permit.Closed.class)
@Retry(attempts = 3)
public class Permit {

    public sealed interface Open permits Filed, UnderReview, Deciding {}

    public sealed interface Closed permits Granted, Refused {}

    @State(initial = true)
    public record Filed(String applicant) implements Open {}

    @State(initial = true, name = "under review")
    public record UnderReview(String applicant, @Named("remind_at") Optional<Instant> remindAt, int reminders)
            implements Open {}

    @State(name = "note")
    public record Deciding(String applicant, int votes) implements Open {}

    @State(terminal = true)
    public record Granted(String applicant) implements Closed {}

    @State(terminal = true, name = "end; \"no\"")
    public record Refused(String why) implements Closed {}

    public sealed interface Paper permits Letter, Form {}

    @Signal
    public record Letter(String text) implements Paper {}

    @Signal(name = "form:A")
    public record Form(int number) implements Paper {}

    @Signal
    public record Vote(boolean yes) {}

    @Step
    UnderReview open(Filed s, Connection connection) throws SQLException {
        return new UnderReview(s.applicant(), Optional.empty(), 0);
    }

    @Step(at = "remindAt")
    UnderReview remind(UnderReview s, StepContext<UnderReview> context) {
        return new UnderReview(s.applicant(), Optional.empty(), s.reminders() + 1);
    }

    @Step
    Outcome<Deciding> read(UnderReview s, Paper paper, StepContext<UnderReview> context, Connection connection) {
        return Outcome.next(new Deciding(s.applicant(), 0));
    }

    @Step
    Outcome<Void> archive(Open s, Paper paper, StepContext<Open> context) {
        return context.stay(s);
    }

    @Step
    @Retry(attempts = 7, first = "PT0.5S", longest = "PT2M")
    Outcome<Closed> count(Deciding s, List<Vote> votes) throws IOException {
        return Outcome.next(votes.size() > 3 ? new Granted(s.applicant()) : new Refused("too few votes"));
    }

    @Step
    Refused unread(Deciding s, IOException e) {
        return new Refused("the votes could not be read");
    }

    @Step
    Refused failed(Open s, Exception e) {
        return new Refused(String.valueOf(e.getMessage()));
    }

    @Step(after = "P90D")
    Refused lapsed(Open s) {
        return new Refused("lapsed");
    }
}
