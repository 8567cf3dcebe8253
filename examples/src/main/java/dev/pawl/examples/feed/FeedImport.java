package dev.pawl.examples.feed;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A nightly file from a partner: waited for, then imported page by page, each page exactly once. */
@Machine(queue = "imports", result = FeedImport.Result.class)
@Retry(attempts = 100, first = "PT5S", longest = "PT10M")
public class FeedImport {

    /** How it ends. */
    public sealed interface Result permits Imported, GivenUp {}

    /** Where a page leads. */
    public sealed interface Next permits Importing, Imported {}

    /** The file is not there yet. */
    @State(initial = true)
    public record Expected(String file) {}

    /** The next page is to be imported. */
    @State
    public record Importing(
            String file, int page, @Default("0") long rows) implements Next {}

    /** All of it is in. */
    @State(terminal = true)
    public record Imported(String file, long rows) implements Result, Next {}

    /** It never came, or nobody wants it any more. */
    @State(terminal = true)
    public record GivenUp(String file, String why) implements Result {}

    /** An operator calls it off. */
    @Signal
    public record CalledOff(String why) {}

    private final Partner partner;
    private final Rows rows;

    public FeedImport(Partner partner, Rows rows) {
        this.partner = partner;
        this.rows = rows;
    }

    /** Polls. That the file is not there is no failure, and uses up no attempts; that the partner does not answer is. */
    @Step
    Outcome<Importing> look(Expected s, StepContext<Expected> ctx) {
        return partner.has(s.file())
                ? Outcome.next(new Importing(s.file(), 0, 0))
                : ctx.replay(s, Duration.ofMinutes(5));
    }

    @Step(after = "PT12H")
    GivenUp neverCame(Expected s) {
        return new GivenUp(s.file(), "it never came");
    }

    @Step
    GivenUp callOff(Expected s, CalledOff signal) {
        return new GivenUp(s.file(), signal.why());
    }

    /** The rows of a page and the number of the next one are one transaction. */
    @Step
    Next importPage(Importing s, Connection connection) throws SQLException {
        Partner.Page page = partner.page(s.file(), s.page());
        long count = s.rows() + rows.insert(connection, s.file(), page.lines());
        return page.last() ? new Imported(s.file(), count) : new Importing(s.file(), s.page() + 1, count);
    }
}
