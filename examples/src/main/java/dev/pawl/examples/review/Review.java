package dev.pawl.examples.review;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A document that several people vote on: all must agree, one veto sends it back, and silence ends it. */
@Machine(queue = "reviews", result = Review.Result.class)
public class Review {

    /** What a voter thinks. */
    public enum Opinion {
        /** As it is. */
        YES,
        /** Not as it is. */
        NO
    }

    /** How it ends. */
    public sealed interface Result permits Accepted, Withdrawn {}

    /** Where votes lead. */
    public sealed interface Voted permits Accepted, Rework {}

    /** The author has handed it in. */
    @State(initial = true)
    public record Submitted(String document, Set<String> voters) {}

    /** People vote. */
    @State
    public record Voting(String document, int round, Set<String> voters, Map<String, Opinion> votes, Instant until) {}

    /** The author has to do something. */
    @State
    public record Rework(String document, int round, Set<String> voters, List<String> objections) implements Voted {}

    /** Everybody agrees. */
    @State(terminal = true)
    public record Accepted(String document, int rounds) implements Result, Voted {}

    /** It leads nowhere. */
    @State(terminal = true)
    public record Withdrawn(String document, String why) implements Result {}

    /** A vote. */
    @Signal
    public record Vote(String voter, Opinion opinion) {}

    /** The author has done something. */
    @Signal
    public record Reworked(String document) {}

    @Step
    Voting open(Submitted s, StepContext<Submitted> ctx) {
        return round(s.document(), 1, s.voters(), ctx.now());
    }

    /** Takes all votes that are there at once. Who votes twice is heard the second time. */
    @Step
    Outcome<Voted> count(Voting s, List<Vote> votes, StepContext<Voting> ctx) {
        Map<String, Opinion> all = new TreeMap<>(s.votes());
        votes.stream()
                .filter(vote -> s.voters().contains(vote.voter()))
                .forEach(vote -> all.put(vote.voter(), vote.opinion()));
        if (all.size() < s.voters().size()) {
            return ctx.stay(new Voting(s.document(), s.round(), s.voters(), all, s.until()));
        }
        List<String> against = all.keySet().stream()
                .filter(voter -> all.get(voter) == Opinion.NO)
                .toList();
        return Outcome.next(
                against.isEmpty()
                        ? new Accepted(s.document(), s.round())
                        : new Rework(s.document(), s.round(), s.voters(), against));
    }

    @Step(at = "until")
    Withdrawn silence(Voting s) {
        return new Withdrawn(
                s.document(), s.votes().size() + " of " + s.voters().size() + " have voted");
    }

    @Step
    Voting again(Rework s, Reworked signal, StepContext<Rework> ctx) {
        return round(signal.document(), s.round() + 1, s.voters(), ctx.now());
    }

    @Step(after = "P30D")
    Withdrawn forgotten(Rework s) {
        return new Withdrawn(s.document(), "never reworked");
    }

    private static Voting round(String document, int round, Set<String> voters, Instant now) {
        return new Voting(document, round, voters, Map.of(), now.plus(Duration.ofDays(7)));
    }
}
