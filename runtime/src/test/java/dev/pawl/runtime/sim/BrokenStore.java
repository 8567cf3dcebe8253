package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** Stores with a mistake each. */
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
    };

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
    @SuppressWarnings("unchecked")
    Store of(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    boolean commits = method.getName().equals("commit");
                    if (commits) {
                        arguments[0] = ((List<Commit>) arguments[0])
                                .stream().map(this::commit).toList();
                    } else if (method.getName().equals("deliver")) {
                        arguments[0] = ((List<Delivery>) arguments[0])
                                .stream().map(this::delivery).toList();
                    }
                    try {
                        Object answer = method.invoke(store, arguments);
                        return commits
                                ? ((List<Committed>) answer)
                                        .stream().map(this::committed).toList()
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Commit with(
            Commit c, boolean entered, Due timers, List<Long> taken, Family family, Effects effects) {
        return new Commit(
                c.id(),
                c.rev(),
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
                c.limited());
    }
}
