package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Races for places and tokens of limits. */
final class LimitRaces {

    private static final Gate GATE = new Gate("@order", "customer:7");

    private LimitRaces() {}

    /** One that has the only place, and two that stand in line for it. */
    private record Line(Claimed seated, long second, long third) {}

    static final List<Race<?>> ALL = List.of(
            Race.<Integer>of(
                            "two who ask for one place: one has it, the other stands in line",
                            f -> insert(f, 2),
                            LimitRaces::enterOne,
                            LimitRaces::enterOne)
                    .seen("SELECT count(*) FILTER (WHERE place = 0), count(*) FILTER (WHERE line_at IS NOT NULL)"
                            + " FROM pawl.instance")
                    .whoever()
                    .ends("seated, in line, 1|1", "in line, seated, 1|1"),
            Race.<Line>of(
                            "who leaves a place and who asks for it: it has it, or is let in",
                            LimitRaces::line,
                            (node, line) -> node.commit(leaving(node, line)),
                            (node, line) -> {
                                node.insert(row(node.f(), 9));
                                return "asked for, " + node.enter();
                            })
                    .then((node, line) -> node.enter())
                    .seen("SELECT count(*) FILTER (WHERE place = 0), count(*) FILTER (WHERE line_at IS NOT NULL)"
                            + " FROM pawl.instance")
                    .ends("committed, asked for, nothing, #4, 1|2", "committed, asked for, #4, nothing, 1|2"),
            Race.<Line>of(
                            "who leaves a place and the cancellation of the next: the one behind has it",
                            LimitRaces::line,
                            (node, line) -> node.commit(leaving(node, line)),
                            (node, line) -> node.cancel(line.second))
                    .then((node, line) -> node.enter())
                    .ends("committed, CANCELLED, #3"),
            Race.<Line>of(
                            "who leaves a place and a pause of the next: the one behind has it",
                            LimitRaces::line,
                            (node, line) -> node.commit(leaving(node, line)),
                            (node, line) -> node.pause(line.second))
                    .then((node, line) -> node.enter())
                    .ends("committed, DONE, #3"),
            Race.<Line>of(
                            "who leaves a place and a delivery to the next: the place is taken, once",
                            LimitRaces::line,
                            (node, line) -> node.commit(leaving(node, line)),
                            (node, line) -> node.deliver(node.f().signal(line.second, "{}", null)))
                    .then((node, line) -> taken(node))
                    .whoever()
                    .ends("committed, DELIVERED, one and nobody"),
            Race.<Line>of(
                            "the cancellation of who has a place and a delivery to the next: it is taken, once",
                            LimitRaces::line,
                            (node, line) -> node.cancel(line.seated.id()),
                            (node, line) -> node.deliver(node.f().signal(line.second, "{}", null)))
                    .then((node, line) -> taken(node))
                    .whoever()
                    .ends("CANCELLED, DELIVERED, one and nobody"),
            Race.<Line>of(
                            "the cancellation of who has a place and its outcome: the next has it, once",
                            LimitRaces::line,
                            (node, line) -> node.cancel(line.seated.id()),
                            (node, line) -> node.commit(leaving(node, line)))
                    .then((node, line) -> node.enter() + " " + node.enter())
                    .ends("CANCELLED, void, #2 nothing", "ENDED, committed, #2 nothing"),
            Race.<Line>of(
                            "the reaper of who had a place and its outcome: the place is free, once",
                            f -> {
                                Line line = line(f);
                                f.expire(line.seated.id(), Duration.ofSeconds(1));
                                return line;
                            },
                            (node, line) -> node.reap(),
                            (node, line) -> node.commit(leaving(node, line)))
                    .then((node, line) -> node.enter() + " " + node.enter())
                    .ends("#1, void, #2 nothing", "nothing, committed, #2 nothing"),
            Race.<Line>of(
                            "a sweep and a cancellation of the next in line: the one behind is let in",
                            LimitRaces::missed,
                            (node, line) -> {
                                node.store().limits().letIn(List.of(GATE));
                                return "let in";
                            },
                            (node, line) -> node.cancel(line.second))
                    .then((node, line) -> node.enter() + " " + node.enter())
                    .ends("let in, CANCELLED, #3 nothing"),
            Race.<Line>of(
                            "two sweeps: one is let in",
                            LimitRaces::missed,
                            (node, line) -> {
                                node.store().limits().letIn(List.of(GATE));
                                return "let in";
                            },
                            (node, line) -> {
                                node.store().limits().letIn(List.of(GATE));
                                return "let in";
                            })
                    .then((node, line) -> node.enter() + " " + node.enter())
                    .ends("let in, let in, #2 nothing"),
            Race.<Integer>of(
                            "two who take the last token: one has it, the other a turn",
                            f -> {
                                f.store.limits().declare("mails", new Quota(null, Duration.ofMinutes(1), 1));
                                return 0;
                            },
                            LimitRaces::take,
                            LimitRaces::take)
                    .ends("granted, in line", "in line, granted"),
            Race.<Integer>of(
                            "two who take tokens of a bucket that is not there yet: both are granted, of two",
                            f -> {
                                f.store.limits().declare("mails", new Quota(null, Duration.ofMinutes(1), 2));
                                return 0;
                            },
                            LimitRaces::take,
                            LimitRaces::take)
                    .ends("granted, granted"));

    private static NewRow row(Fixture f, int priority) {
        return new NewRow(f.a, Fixture.QUEUE, priority, null, "{}", Due.NOW, Due.NEVER, GATE);
    }

    private static int insert(Fixture f, int count) {
        for (int n = 0; n < count; n++) {
            f.insert(row(f, 5));
        }
        return count;
    }

    private static Line line(Fixture f) {
        insert(f, 3);
        RacingNode node = new RacingNode(f, f.store);
        List<Claimed> rows = node.claimed();
        rows.forEach(row -> f.store.limits().enter(Map.of(new Held(row.id(), row.rev()), GATE), Fixture.NODE));
        return new Line(rows.get(0), rows.get(1).id(), rows.get(2).id());
    }

    /** The place was left, and nobody was let in. */
    private static Line missed(Fixture f) throws Exception {
        Line line = line(f);
        f.execute("UPDATE pawl.instance SET place = NULL, lease = NULL, node = NULL, status = 2 WHERE place = 0");
        return line;
    }

    private static Commit leaving(RacingNode node, Line line) {
        return Fixture.limited(node.f().to(line.seated, Then.DONE), line.seated.limited());
    }

    private static String taken(RacingNode node) {
        String first = node.enter().equals(RacingNode.NOTHING) ? "nobody" : "one";
        return first + " and " + (node.enter().equals(RacingNode.NOTHING) ? "nobody" : "another");
    }

    /** Claims one, and asks for a place for it. */
    private static String enterOne(RacingNode node, int count) {
        List<Claimed> rows = node.store().claim(Fixture.QUEUE, node.f().states, 1, Fixture.LEASE, Fixture.NODE);
        if (rows.isEmpty()) {
            return RacingNode.NOTHING;
        }
        Held held = new Held(rows.get(0).id(), rows.get(0).rev());
        boolean seated =
                !node.store().limits().enter(Map.of(held, GATE), Fixture.NODE).isEmpty();
        return seated ? "seated" : "in line";
    }

    private static String take(RacingNode node, int none) {
        Taken taken = node.store()
                .limits()
                .take(List.of(new Take("mails", "", 1, null)))
                .get(0);
        return taken.turn() == null ? "granted" : "in line";
    }
}
