package dev.pawl.runtime.sim;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import dev.pawl.runtime.sim.Scenario.Crash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store whose watch is told of what is done, before the engine hears of it; and whose answers are lost at times. */
final class SimulatedStore {

    private final Holds holds;
    private final Commits commits;
    private final Buckets buckets;
    private final Occurrences occurrences;
    private boolean dead;

    private SimulatedStore(Holds holds, Commits commits, Buckets buckets, Occurrences occurrences) {
        this.holds = holds;
        this.commits = commits;
        this.buckets = buckets;
        this.occurrences = occurrences;
    }

    static Store of(Store store, Holds holds, Commits commits, Buckets buckets, Occurrences occurrences) {
        SimulatedStore simulated = new SimulatedStore(holds, commits, buckets, occurrences);
        Limits limits = Around.of(Limits.class, store.limits(), simulated::limits);
        Schedules schedules = Around.of(Schedules.class, store.schedules(), simulated::schedules);
        return Around.of(Store.class, store, (method, arguments, call) -> switch (method) {
            case "limits" -> limits;
            case "schedules" -> schedules;
            default -> simulated.store(method, arguments, call);
        });
    }

    private @Nullable Object store(String method, @Nullable Object[] arguments, Around.Call call) throws Throwable {
        if (method.equals("held") && dead) {
            // Whoever asks is dead, as far as the instance goes.
            dead = false;
            return Map.of();
        }
        if (method.equals("look")) {
            // Where all is over, nobody is to go on looking.
            commits.agree();
        }
        Object answer = call.answer();
        return switch (method) {
            case "claim" -> holds.picked(SimulatedStore.<Picked>as(answer));
            case "deliver" -> answer instanceof Handed handed ? holds.handed(handed) : answer;
            case "release" -> {
                holds.released(SimulatedStore.<Collection<Held>>as(arguments[0]));
                yield answer;
            }
            case "reap" -> {
                holds.reaped();
                yield answer;
            }
            case "inbox" -> {
                holds.looked((Long) arguments[0]);
                yield answer;
            }
            case "commit" -> {
                Commit commit = SimulatedStore.<List<Commit>>as(arguments[0]).get(0);
                Committed done = SimulatedStore.<List<Committed>>as(answer).get(0);
                commits.committed(commit, done);
                Crash crash = commits.crashAt(commit);
                if (crash != null) {
                    dead = crash == Crash.AFTER;
                    throw unanswered();
                }
                yield answer;
            }
            default -> answer;
        };
    }

    private @Nullable Object limits(String method, @Nullable Object[] arguments, Around.Call call) throws Throwable {
        Object answer = call.answer();
        if (method.equals("enter")) {
            holds.entered(SimulatedStore.<Map<Held, Gate>>as(arguments[0]).keySet(), as(answer));
        } else if (method.equals("take")) {
            buckets.took(SimulatedStore.<List<Take>>as(arguments[0]), SimulatedStore.<List<Taken>>as(answer));
        }
        return answer;
    }

    private @Nullable Object schedules(String method, @Nullable Object[] arguments, Around.Call call) throws Throwable {
        if (method.equals("fire")) {
            Crash crash = occurrences.crash();
            if (crash == Crash.BEFORE) {
                throw unanswered();
            }
            Object answer = call.answer();
            occurrences.fired((Schedules.Firing) arguments[0], (NewRow) arguments[1], (InsertedRow) answer);
            if (crash != null) {
                throw unanswered();
            }
            return answer;
        }
        Object answer = call.answer();
        if (method.equals("skip") && Boolean.TRUE.equals(answer)) {
            occurrences.skipped((Instant) arguments[2]);
        }
        return answer;
    }

    private static DatabaseException unanswered() {
        return new DatabaseException("no answer", DatabaseException.Kind.UNAVAILABLE, null);
    }

    @SuppressWarnings("unchecked")
    private static <T> T as(@Nullable Object object) {
        return (T) object;
    }
}
