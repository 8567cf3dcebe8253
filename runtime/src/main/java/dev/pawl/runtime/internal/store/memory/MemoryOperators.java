package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.Operated;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.Operators;
import dev.pawl.runtime.internal.store.Pause;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.Sweep;
import dev.pawl.runtime.internal.store.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What operators do, and the end that clients ask for. */
final class MemoryOperators implements Operators {

    private static final Operated NOT_APPLICABLE = new Operated(Answer.NOT_APPLICABLE, null);

    private final MemoryTables tables;
    private final MemoryReads reads;
    private final MemoryDeliveries deliveries;

    MemoryOperators(MemoryTables tables, MemoryReads reads, MemoryDeliveries deliveries) {
        this.tables = tables;
        this.reads = reads;
        this.deliveries = deliveries;
    }

    /** A client's. */
    Cancelled cancel(int machine, long id, String reason) {
        Texts.requireStorable("cancel an instance", reason);
        return tables.locked(() -> {
            MemoryInstance instance = tables.instances.get(machine, id);
            if (instance == null) {
                return new Cancelled(Cancelled.Answer.MISSING, null);
            }
            boolean live = instance.live();
            String woken = cancel(instance, reason, null);
            tables.gates.left(instance.gate, tables.now());
            return new Cancelled(live ? Cancelled.Answer.CANCELLED : Cancelled.Answer.ENDED, woken);
        });
    }

    @Override
    public Operated cancel(long id, String reason, String who) {
        Texts.requireStorable("cancel an instance", reason, who);
        return operate(id, instance -> instance.live() ? done(cancel(instance, reason, who)) : NOT_APPLICABLE);
    }

    /** Ends it, if it has not ended; the queue in which its parent is due now because of that. */
    private @Nullable String cancel(MemoryInstance instance, String reason, @Nullable String who) {
        if (!instance.live()) {
            return null;
        }
        Instant now = tables.now();
        end(instance, reason, who, now);
        return families().fewer(instance.birth, now);
    }

    private void end(MemoryInstance instance, String reason, @Nullable String who, Instant now) {
        leave(instance);
        Instant began = instance.executingSince();
        tables.instances.change(instance, i -> {
            i.rev++;
            i.end(Status.CANCELLED, now);
            i.alone();
            i.error = reason;
        });
        tables.history.asked(instance, began, What.CANCELLED, instance.state, who, null, reason, now);
    }

    private void leave(MemoryInstance instance) {
        if (!instance.abandon) {
            families().leave(instance);
        }
    }

    private MemoryFamilies families() {
        return tables.instances.families();
    }

    /** Those whose parents no longer wait for them; theirs follow later. */
    Sweep cancelChildren(Sweep from, int limit) {
        return tables.locked(() -> {
            Instant now = tables.now();
            return families().cancel(from, limit, child -> {
                end(child, "its parent no longer waits for it", null, now);
                tables.gates.left(child.gate, now);
            });
        });
    }

    /** It may have held a place, or have been let in, and left: others are then. */
    private Operated operate(long id, Function<MemoryInstance, Operated> operation) {
        return tables.locked(() -> {
            MemoryInstance instance = tables.instances.get(id);
            if (instance == null) {
                return Operated.MISSING;
            }
            Operated operated = operation.apply(instance);
            tables.gates.left(instance.gate, tables.now());
            return operated;
        });
    }

    private static Operated done(@Nullable String queue) {
        return new Operated(Answer.DONE, queue);
    }

    @Override
    public Operated pause(long id, String who) {
        return operate(id, instance -> {
            if (!instance.live() || (instance.held & MemoryInstance.BY_OPERATOR) != 0) {
                return NOT_APPLICABLE;
            }
            tables.instances.change(instance, i -> {
                i.rev += i.lease == null ? 1 : 0;
                i.hold(MemoryInstance.BY_OPERATOR);
            });
            tables.history.asked(instance, null, What.PAUSED, instance.state, who, null, null, tables.now());
            return done(null);
        });
    }

    @Override
    public Operated resume(long id, String who) {
        return operate(id, instance -> {
            if (!instance.live() || (instance.held & MemoryInstance.BY_OPERATOR) == 0) {
                return NOT_APPLICABLE;
            }
            Instant now = tables.now();
            tables.instances.change(instance, i -> {
                i.rev += i.lease == null ? 1 : 0;
                i.letGo(MemoryInstance.BY_OPERATOR, now);
            });
            tables.history.asked(instance, null, What.RESUMED, instance.state, who, null, null, now);
            return done(instance.due != null && !instance.due.isAfter(now) ? instance.queue : null);
        });
    }

    @Override
    public List<String> retry(Collection<Long> ids, String who) {
        return tables.locked(() -> {
            Instant now = tables.now();
            List<String> queues = new ArrayList<>();
            List<MemoryInstance> revived = new ArrayList<>();
            for (MemoryInstance instance : tables.instances.all(ids)) {
                if (instance.status == Status.FAILED && !tables.instances.keyTaken(instance)) {
                    tables.instances.change(instance, i -> {
                        i.rev++;
                        i.status = Status.RUNNABLE;
                        i.endedAt = null;
                        i.due = now;
                        i.attempt = 0;
                        i.failures = 0;
                        i.crashes = 0;
                        i.forgetEvent();
                        i.error = null;
                    });
                    tables.history.asked(instance, null, What.RETRIED, instance.state, who, null, null, now);
                    revived.add(instance);
                    queues.add(instance.queue);
                }
            }
            // A parent may be retried, too.
            revived.forEach(instance -> tables.gates.left(families().more(instance.birth, now), now));
            return queues;
        });
    }

    @Override
    public Operated rewind(long id, long rev, String who) {
        return operate(id, instance -> {
            if (!instance.live() && tables.instances.keyTaken(instance)) {
                return new Operated(Answer.KEY_TAKEN, null);
            }
            HistoryRow entry = tables.history.entered(id, rev);
            if (entry == null) {
                return NOT_APPLICABLE;
            }
            Instant now = tables.now();
            int from = instance.state;
            Instant began = instance.executingSince();
            boolean ended = !instance.live();
            var children = families().children(id, rev);
            boolean spawned = families().spawned(id, rev);
            if (!Objects.equals(instance.spawned, spawned ? Long.valueOf(rev) : null)) {
                leave(instance);
            }
            if (spawned) {
                families().takeBack(instance, rev);
            }
            int kids = (int) children.stream().filter(MemoryInstance::live).count();
            tables.instances.change(instance, i -> {
                i.state = number(entry);
                i.data = String.valueOf(entry.data());
                i.enteredAt = now;
                i.endedAt = null;
                i.actionAt = now;
                i.fired = Set.of();
                i.error = null;
                i.attempt = 0;
                i.failures = 0;
                i.crashes = 0;
                i.forgetEvent();
                i.alone();
                if (spawned) {
                    i.spawned = rev;
                    i.kids = kids;
                    i.joinedAt = kids == 0 ? now : null;
                }
                i.throttle = null;
                i.held &= ~MemoryInstance.ASIDE;
                i.giveBack(now);
            });
            if (ended) {
                tables.gates.left(families().more(instance.birth, now), now);
            }
            tables.history.asked(instance, began, What.REWOUND, from, who, instance.data, null, now);
            return done(instance.held == 0 ? instance.queue : null);
        });
    }

    private int number(HistoryRow entry) {
        Map<?, StateId> ids = tables.dictionary.register(List.of(entry.to()));
        return ids.values().iterator().next().state();
    }

    @Override
    public Operated signal(long id, String signal, String payload, @Nullable String dedup, String who) {
        return operate(id, instance -> {
            Delivered delivered =
                    deliveries.deliver(new Delivery(instance.machine, id, null, signal, payload, dedup), who);
            return delivered.answer() == Delivered.Answer.DELIVERED ? done(delivered.queue()) : NOT_APPLICABLE;
        });
    }

    @Override
    public Operated delete(long id, String who) {
        return operate(id, instance -> {
            if (instance.live() || families().awaited(instance)) {
                return NOT_APPLICABLE;
            }
            tables.instances.remove(instance);
            tables.history.deleted(instance, who, tables.now());
            return done(null);
        });
    }

    @Override
    public List<Row> list(InstanceQuery query, long before, int limit) {
        return tables.locked(() -> {
            Integer machine = query.machine() == null ? null : tables.dictionary.machine(query.machine());
            if (query.machine() != null && machine == null) {
                return List.of();
            }
            var those = machine == null ? tables.instances.all() : tables.instances.ofMachine(machine);
            return those.headMap(before, false).descendingMap().values().stream()
                    .map(reads::row)
                    .flatMap(Optional::stream)
                    .filter(matching(query))
                    .limit(limit)
                    .toList();
        });
    }

    private static Predicate<Row> matching(InstanceQuery query) {
        return row -> is(query.version(), row.state().version())
                && is(query.state(), row.state().state())
                && is(query.status(), row.status())
                && is(query.queue(), row.queue())
                && (query.keyPrefix() == null || row.key() != null && row.key().startsWith(query.keyPrefix()))
                && within(query.insertedFrom(), row.insertedAt(), query.insertedBefore())
                && within(query.endedFrom(), row.endedAt(), query.endedBefore())
                && (!query.aside() || (row.held() & MemoryInstance.ASIDE) != 0)
                && (query.failureType() == null
                        || row.error() != null && row.error().startsWith("{\"type\":\"" + query.failureType() + "\""));
    }

    private static boolean is(@Nullable Object wanted, Object found) {
        return wanted == null || wanted.equals(found);
    }

    private static boolean within(@Nullable Instant from, @Nullable Instant time, @Nullable Instant before) {
        return (from == null || time != null && !time.isBefore(from))
                && (before == null || time != null && time.isBefore(before));
    }

    @Override
    public List<Row> children(long parent, long after, int limit) {
        return tables.locked(() -> {
            MemoryInstance last = tables.instances.get(after);
            return families().children(parent, last == null ? null : last.birth, limit).stream()
                    .map(reads::row)
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    @Override
    public Optional<Row> row(long id) {
        return reads.get(id);
    }

    @Override
    public List<Mail> inbox(long id, int limit) {
        return tables.locked(() -> {
            MemoryInstance instance = tables.instances.get(id);
            return instance == null
                    ? List.of()
                    : instance.inbox.values().stream().limit(limit).toList();
        });
    }

    @Override
    public List<HistoryRow> history(long id, long after, int limit) {
        return tables.locked(() -> tables.history.page(id, after, limit));
    }

    @Override
    public boolean pauseAll(@Nullable String machine, @Nullable String queue, String who) {
        return tables.locked(() -> tables.pauses.pause(machine, queue, who, tables.now()));
    }

    @Override
    public boolean resumeAll(@Nullable String machine, @Nullable String queue, String who) {
        return tables.locked(() -> tables.pauses.resume(machine, queue));
    }

    @Override
    public List<Pause> pauses() {
        return tables.locked(tables.pauses::all);
    }

    @Override
    public @Nullable Long hold(String machine, long after, int limit) {
        Optional<Long> last = tables.locked(() -> {
            Integer number = tables.dictionary.machine(machine);
            if (number == null || !tables.pauses.machinePaused(number)) {
                return Optional.empty();
            }
            List<MemoryInstance> batch = tables.instances.ofMachine(number).tailMap(after, false).values().stream()
                    .filter(i -> i.live() && (i.held & MemoryInstance.WITH_MACHINE) == 0)
                    .limit(limit)
                    .toList();
            batch.forEach(one -> tables.instances.change(one, i -> i.hold(MemoryInstance.WITH_MACHINE)));
            // Those that were let in are out again.
            batch.forEach(one -> tables.gates.left(one.gate, tables.now()));
            return batch.isEmpty() ? Optional.empty() : Optional.of(batch.get(batch.size() - 1).id);
        });
        return last.orElse(null);
    }

    @Override
    public List<String> letGo(int limit) {
        return tables.locked(() -> {
            Instant now = tables.now();
            List<MemoryInstance> batch = tables.instances.held().stream()
                    .filter(i -> (i.held & MemoryInstance.WITH_MACHINE) != 0 && !tables.pauses.machinePaused(i.machine))
                    .limit(limit)
                    .toList();
            batch.forEach(one -> tables.instances.change(one, i -> i.letGo(MemoryInstance.WITH_MACHINE, now)));
            return batch.stream().map(instance -> instance.queue).toList();
        });
    }
}
