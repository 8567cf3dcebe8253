package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Effected;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Ranks;
import dev.pawl.runtime.internal.store.memory.MemoryInstance.Birth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What outcomes do to other instances than their own: they send, they insert, and the end of a child is its parent's
 * business. All of it comes after the outcomes themselves, for an instance may have one of them and be addressed by another.
 * Guarded by the store's lock.
 */
final class MemoryEffects {

    private final MemoryTables tables;
    private final MemoryDeliveries deliveries;
    private final MemoryInserts inserts;

    MemoryEffects(MemoryTables tables, MemoryDeliveries deliveries, MemoryInserts inserts) {
        this.tables = tables;
        this.deliveries = deliveries;
        this.inserts = inserts;
    }

    static void check(Effects effects) {
        effects.sends().forEach(MemoryDeliveries::check);
        MemoryInserts.check("commit outcomes", effects.inserts());
        MemoryInserts.check("commit outcomes", effects.children());
    }

    /** What has become of the effects of one outcome so far. */
    private record Soon(
            Commit outcome,
            MemoryInstance sender,
            List<Delivered> sends,
            List<InsertedRow> inserts,
            Set<String> woken) {

        void wake(@Nullable String queue) {
            if (queue != null) {
                woken.add(queue);
            }
        }
    }

    /** The effects of those that count; answers all. */
    List<Committed> carriedOut(List<Commit> outcomes, List<Committed> answers, Instant now) {
        List<@Nullable Soon> all = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            MemoryInstance sender = tables.instances.get(answers.get(i).id());
            all.add(
                    answers.get(i).applied() && sender != null
                            ? new Soon(
                                    outcomes.get(i),
                                    sender,
                                    new ArrayList<>(),
                                    new ArrayList<>(),
                                    new LinkedHashSet<>())
                            : null);
        }
        List<Soon> counted = all.stream().filter(Objects::nonNull).toList();
        insert(counted, now);
        counted.forEach(soon -> send(soon, now));
        counted.forEach(soon -> join(soon, now));
        Map<Long, Integer> arrived = new HashMap<>();
        counted.stream()
                .flatMap(soon -> soon.sends().stream())
                .filter(sent -> sent.answer() == Delivered.Answer.DELIVERED)
                .forEach(sent -> arrived.merge(sent.id(), 1, Integer::sum));
        List<Committed> carriedOut = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Soon soon = all.get(i);
            carriedOut.add(
                    soon == null
                            ? answers.get(i)
                            : answers.get(i)
                                    .with(
                                            new Effected(soon.sends(), soon.inserts(), List.copyOf(soon.woken())),
                                            answers.get(i).mail() + arrived.getOrDefault(soon.sender().id, 0),
                                            soon.sender().joinedAt));
        }
        return carriedOut;
    }

    private void send(Soon soon, Instant now) {
        for (Delivery send : soon.outcome().effects().sends()) {
            Delivered delivered = deliveries.deliver(send, null, now);
            soon.sends().add(delivered);
            soon.wake(delivered.queue());
            switch (delivered.answer()) {
                case DELIVERED, DUPLICATE -> {}
                case ENDED, MISSING, FOREIGN ->
                    tables.history.refused(
                            soon.sender(),
                            "send " + send.signal() + " to " + (send.key() == null ? send.id() : send.key()),
                            now);
            }
        }
    }

    private void insert(List<Soon> counted, Instant now) {
        List<NewRow> all = counted.stream()
                .map(soon -> soon.outcome().effects())
                .flatMap(effects -> Stream.concat(effects.inserts().stream(), effects.children().stream()))
                .toList();
        Iterator<@Nullable Integer> ranks = Ranks.of(all, false).iterator();
        for (Soon soon : counted) {
            for (NewRow row : soon.outcome().effects().inserts()) {
                insert(soon, row, null, ranks.next(), now);
            }
            Long spawned = soon.sender().spawned;
            int nth = 0;
            for (NewRow row : soon.outcome().effects().children()) {
                Birth birth = spawned == null ? null : new Birth(soon.sender().id, spawned, nth);
                insert(soon, row, birth, ranks.next(), now);
                nth++;
            }
        }
    }

    private void insert(Soon soon, NewRow row, @Nullable Birth birth, @Nullable Integer rank, Instant now) {
        InsertedRow inserted = inserts.insert(row, birth, rank, now);
        soon.inserts().add(inserted.created() ? inserted : new InsertedRow(0, false));
        if (inserted.created()) {
            soon.wake(dueAtOnce(row) ? row.queue() : null);
            return;
        }
        String machine = tables.dictionary.name(row.state().machine());
        tables.history.refused(soon.sender(), "insert " + machine + " " + (row.key() == null ? "" : row.key()), now);
        if (birth != null) {
            tables.instances.families().refuse(birth, row.key());
            soon.wake(tables.instances.families().fewer(birth, now));
        }
    }

    /** A time of the clock: whoever is told looks, and learns how soon it is. */
    private static boolean dueAtOnce(NewRow row) {
        var due = row.action().or(row.timers());
        return due.at() != null || due.in() != null && due.in().isZero();
    }

    private void join(Soon soon, Instant now) {
        if (soon.outcome().family().parent() != null && !soon.sender().live()) {
            soon.wake(tables.instances.families().fewer(soon.sender().birth, now));
        }
    }
}
