package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Operated;
import dev.pawl.runtime.internal.store.Operators;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Taken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores with a mistake each. */
@SuppressWarnings("unchecked")
enum BrokenStore {
    SIGNALS_ARE_NOT_CONSUMED {
        @Override
        Commit commit(Commit c) {
            return with(c, c.entered(), c.timers(), List.of(), c.family(), c.effects());
        }
    },
    STAYING_IS_ENTERING {
        @Override
        Commit commit(Commit c) {
            return with(c, true, c.timers(), c.taken(), c.family(), c.effects());
        }
    },
    TIMERS_WAKE_NOBODY {
        @Override
        Commit commit(Commit c) {
            return with(c, c.entered(), Due.NEVER, c.taken(), c.family(), c.effects());
        }
    },
    NOTHING_IS_SENT {
        @Override
        Commit commit(Commit c) {
            Effects effects =
                    new Effects(List.of(), c.effects().inserts(), c.effects().children());
            return with(c, c.entered(), c.timers(), c.taken(), c.family(), effects);
        }
    },
    CHILDREN_ARE_LEFT_BEHIND {
        @Override
        Commit commit(Commit c) {
            Family family =
                    new Family(c.family().waits(), true, false, c.family().parent());
            return with(c, c.entered(), c.timers(), c.taken(), family, c.effects());
        }
    },
    ENDS_ARE_NOT_COUNTED {
        @Override
        Commit commit(Commit c) {
            Family family = new Family(
                    c.family().waits(), c.family().abandon(), c.family().leaves(), null);
            return with(c, c.entered(), c.timers(), c.taken(), family, c.effects());
        }
    },
    A_JOIN_IS_NOT_TOLD {
        @Override
        Committed committed(Committed c) {
            return new Committed(
                    c.id(), c.applied(), c.kept(), c.rev(), c.mail(), c.now(), null, c.due(), c.effected());
        }
    },
    NO_DEDUP_KEYS {
        @Override
        Delivery delivery(Delivery d) {
            return new Delivery(d.machine(), d.id(), d.key(), d.signal(), d.payload(), null);
        }
    },
    OUTCOMES_ARE_NOT_FENCED {
        @Override
        Store of(Store store) {
            return Around.of(Store.class, store, "commit", (arguments, call) -> {
                Commit commit = ((List<Commit>) arguments[0]).get(0);
                Long rev = store.held(List.of(commit.id()), (Long) arguments[1]).get(commit.id());
                arguments[0] = List.of(rev == null ? commit : at(commit, rev));
                return call.answer();
            });
        }
    },
    WHAT_A_DELIVERY_CLAIMED_IS_FORGOTTEN {
        @Override
        Store of(Store store) {
            return Around.of(Store.class, store, "deliver", (arguments, call) -> {
                Object answer = call.answer();
                return answer instanceof Handed handed ? Handed.none(handed.delivered()) : answer;
            });
        }
    },
    A_DELIVERY_CLAIMS_WHAT_SOMEBODY_HAS {
        @Override
        Store of(Store store) {
            Map<Long, Claimed> last = new HashMap<>();
            return Around.of(Store.class, store, "deliver", (arguments, call) -> {
                Object answer = call.answer();
                if (!(answer instanceof Handed handed)) {
                    return answer;
                }
                handed.claimed().values().forEach(rows -> rows.forEach(row -> last.put(row.id(), row)));
                Claimed again = last.get(handed.delivered().get(0).id());
                return again == null || !handed.claimed().isEmpty()
                        ? answer
                        : new Handed(handed.delivered(), Map.of("default", List.of(again)));
            });
        }
    },
    EVERYBODY_HAS_A_PLACE {
        @Override
        Store of(Store store) {
            Limits limits = Around.of(
                    Limits.class,
                    store.limits(),
                    "enter",
                    (arguments, call) -> ((Map<Held, Gate>) arguments[0])
                            .keySet().stream().map(Held::id).toList());
            return Around.of(Store.class, store, "limits", (arguments, call) -> limits);
        }
    },
    NOBODY_IS_LET_IN {
        @Override
        Commit commit(Commit c) {
            return with(c, new Limited(null, c.limited().throttle()));
        }
    },
    TOKENS_ARE_FREE {
        @Override
        Store of(Store store) {
            return taking(store, (taken, last) -> new Taken(true, null));
        }
    },
    ONE_TURN_IS_FOR_ALL {
        @Override
        Store of(Store store) {
            return taking(store, (taken, last) -> taken.turn() == null ? taken : last);
        }
    },
    AN_OCCURRENCE_COMES_AGAIN {
        @Override
        Store of(Store store) {
            return firing(
                    store,
                    (schedules, firing, row) -> store.insert(List.of(row)).get(0));
        }
    },
    AN_OCCURRENCE_IS_LOST {
        @Override
        Store of(Store store) {
            return firing(store, (schedules, firing, row) -> {
                Instant next = firing.next();
                if (next == null) {
                    // An operator's, who would be told again and again that somebody else was faster.
                    return schedules.fire(firing, row);
                }
                schedules.skip(firing.name(), firing.rev(), next);
                return null;
            });
        }
    },
    NOBODY_IS_PUT_BACK {
        @Override
        Store of(Store store) {
            Operators operators = Around.of(
                    Operators.class,
                    store.operators(),
                    "rewind",
                    (arguments, call) -> new Operated(Operated.Answer.DONE, null));
            return Around.of(Store.class, store, "operators", (arguments, call) -> operators);
        }
    };

    private interface Fire {
        @Nullable InsertedRow fire(Schedules schedules, Schedules.Firing firing, NewRow row);
    }

    private static Store firing(Store store, Fire fire) {
        Schedules inner = store.schedules();
        Schedules schedules = Around.of(
                Schedules.class,
                inner,
                "fire",
                (arguments, call) -> fire.fire(inner, (Schedules.Firing) arguments[0], (NewRow) arguments[1]));
        return Around.of(Store.class, store, "schedules", (arguments, call) -> schedules);
    }

    /** @param change of what was answered, and what was before, to what is answered */
    private static Store taking(Store store, BinaryOperator<Taken> change) {
        Taken[] last = {new Taken(true, null)};
        Limits limits = Around.of(Limits.class, store.limits(), "take", (arguments, call) -> {
            Taken taken = ((List<Taken>) call.answer()).get(0);
            last[0] = change.apply(taken, last[0].turn() == null ? taken : last[0]);
            return List.of(last[0]);
        });
        return Around.of(Store.class, store, "limits", (arguments, call) -> limits);
    }

    Commit commit(Commit commit) {
        return commit;
    }

    Committed committed(Committed committed) {
        return committed;
    }

    Delivery delivery(Delivery delivery) {
        return delivery;
    }

    /** The store with this mistake. */
    Store of(Store store) {
        Store committing = Around.of(Store.class, store, "commit", (arguments, call) -> {
            arguments[0] =
                    ((List<Commit>) arguments[0]).stream().map(this::commit).toList();
            return ((List<Committed>) call.answer())
                    .stream().map(this::committed).toList();
        });
        return Around.of(Store.class, committing, "deliver", (arguments, call) -> {
            arguments[0] =
                    ((List<Delivery>) arguments[0]).stream().map(this::delivery).toList();
            return call.answer();
        });
    }

    private static Commit at(Commit c, long rev) {
        return with(c, rev, c.entered(), c.timers(), c.taken(), c.family(), c.effects(), c.limited());
    }

    private static Commit with(Commit c, Limited limited) {
        return with(c, c.rev(), c.entered(), c.timers(), c.taken(), c.family(), c.effects(), limited);
    }

    private static Commit with(
            Commit c, boolean entered, Due timers, List<Long> taken, Family family, Effects effects) {
        return with(c, c.rev(), entered, timers, taken, family, effects, c.limited());
    }

    private static Commit with(
            Commit c,
            long rev,
            boolean entered,
            Due timers,
            List<Long> taken,
            Family family,
            Effects effects,
            Limited limited) {
        return new Commit(
                c.id(),
                rev,
                c.state(),
                c.data(),
                c.then(),
                entered,
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                timers,
                c.fired(),
                c.seen(),
                taken,
                c.error(),
                c.note(),
                family,
                effects,
                limited);
    }
}
