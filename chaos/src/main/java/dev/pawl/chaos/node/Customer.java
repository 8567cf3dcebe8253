package dev.pawl.chaos.node;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.chaos.work.Account;
import dev.pawl.chaos.work.Job;
import dev.pawl.chaos.work.JobClient;
import dev.pawl.chaos.work.JobMachine;
import dev.pawl.chaos.work.Mailing;
import dev.pawl.chaos.work.MailingClient;
import dev.pawl.chaos.work.MailingMachine;
import dev.pawl.chaos.work.OldParcel;
import dev.pawl.chaos.work.OldParcelClient;
import dev.pawl.chaos.work.Order;
import dev.pawl.chaos.work.OrderClient;
import dev.pawl.chaos.work.Parcel;
import dev.pawl.chaos.work.ParcelClient;
import dev.pawl.chaos.work.Relay;
import dev.pawl.chaos.work.RelayClient;
import dev.pawl.chaos.work.RelayMachine;
import dev.pawl.chaos.work.Tally;
import dev.pawl.chaos.work.TallyClient;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.EngineClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who orders, pays too early, too late or twice, cancels, sends signals in any order, and notes each answer. Knows
 * nothing of faults but that an answer may not come; then it asks again, where it may.
 */
final class Customer implements Runnable {

    private static final long NUMBERS = 10_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofMillis(150);

    private final Notebook notebook;
    private final Company.Build build;
    private final Operator operator;
    private final OrderClient orders;
    private final TallyClient tallies;
    private final RelayClient relays;
    private final JobClient jobs;
    private final MailingClient mailings;
    private final OldParcelClient oldParcels;
    private final ParcelClient parcels;
    private final Random random;
    private final PriorityQueue<Later> later = new PriorityQueue<>();
    private long number;
    private volatile boolean stopped;

    /** @param nth of all customers of a run, so that no two have a number in common */
    Customer(Pawl pawl, Company.Build build, Notebook notebook, long nth, long seed) {
        this.notebook = notebook;
        this.build = build;
        this.orders = new OrderClient(pawl);
        this.tallies = new TallyClient(pawl);
        this.relays = new RelayClient(pawl);
        this.jobs = new JobClient(pawl);
        this.mailings = new MailingClient(pawl);
        this.oldParcels = new OldParcelClient(pawl);
        this.parcels = new ParcelClient(pawl);
        this.random = new Random(seed * 31 + nth);
        this.operator = new Operator(pawl.operations("customer " + nth), notebook, this::answered, random);
        this.number = nth * NUMBERS;
    }

    /** Ends it soon. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                round();
            } catch (DatabaseException e) {
                pause(AGAIN);
            } catch (EngineClosedException e) {
                return;
            }
        }
    }

    private void round() {
        for (int n = 0; n < 3; n++) {
            order();
            due();
        }
        tally();
        List<Long> some = insertAll(
                jobs,
                "Job",
                numbers(15)
                        .<Insert<Job.Finished>>mapToObj(n -> {
                            String partition = "partition-" + random.nextInt(Job.PARTITIONS);
                            return JobMachine.insert(
                                    new Job.Queued(partition),
                                    InsertOptions.defaults().partition(partition));
                        })
                        .toList());
        insertAll(
                mailings,
                "Mailing",
                numbers(2)
                        .<Insert<Mailing.Sent>>mapToObj(
                                n -> MailingMachine.insert(new Mailing.Sending("tenant-" + random.nextInt(2))))
                        .toList());
        operator.operate(some.subList(0, some.size() - 1));
        List<Long> last = insertAll(
                relays,
                "Relay",
                numbers(100)
                        .<Insert<Relay.Relayed>>mapToObj(
                                n -> RelayMachine.insert(new Relay.Begun(n, random.nextInt(Account.ACCOUNTS))))
                        .toList());
        for (int n = 0; n < 3; n++) {
            parcel();
            due();
        }
        // So that no more is inserted than can be done.
        relays.await(last.get(last.size() - 1), PATIENCE);
        jobs.await(some.get(some.size() - 1), PATIENCE);
        due();
    }

    private LongStream numbers(int count) {
        long first = number;
        number += count;
        return LongStream.range(first, number);
    }

    /** Nobody knows what became of those whose answer never came; they are inserted again, as others. */
    private <R> List<Long> insertAll(MachineClient<R> client, String machine, List<Insert<R>> inserts) {
        List<Long> ids = client.insertAll(inserts).stream().map(Inserted::id).toList();
        ids.forEach(id -> notebook.inserted(id, machine));
        return ids;
    }

    /** With a key it can be asked for until there is an answer. */
    private @Nullable Long keyed(String machine, Supplier<Inserted> insert) {
        return untilAnswered(() -> {
            long id = insert.get().id();
            notebook.inserted(id, machine);
            return id;
        });
    }

    /** Null if it is stopped before. */
    private <T> @Nullable T untilAnswered(Supplier<T> call) {
        while (!stopped) {
            try {
                return call.get();
            } catch (DatabaseException e) {
                pause(AGAIN);
            }
        }
        return null;
    }

    private void order() {
        long mine = number++;
        Long id = keyed(
                "Order",
                () -> orders.tryInsert(new Order.Placed(1 + random.nextInt(3)), InsertOptions.key("order:" + mine)));
        if (id == null) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> {
                // Never paid.
            }
            case 1 -> pay(id, mine);
            case 2 -> soon(4_000, () -> pay(id, mine));
            case 3 -> {
                pay(id, mine);
                soon(1_500, () -> pay(id, number++));
            }
            case 4 -> soon(random.nextInt(600), () -> cancel(id));
            default -> soon(random.nextInt(2_500), () -> pay(id, mine));
        }
    }

    private void pay(long id, long payment) {
        for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
            signal(
                    id,
                    "Paid",
                    payment,
                    () -> orders.signal(id, new Order.Paid(payment), SignalOptions.dedup("paid-" + payment)));
        }
    }

    private void tally() {
        int expected = 4 + random.nextInt(4);
        long first = number;
        number += expected;
        Long id = keyed(
                "Tally",
                () -> tallies.tryInsert(new Tally.Counting(first, expected, 0), InsertOptions.key("tally:" + first)));
        if (id == null) {
            return;
        }
        List<Long> adds = new ArrayList<>(
                IntStream.range(0, expected).mapToObj(n -> first + n).toList());
        adds.add(first + random.nextInt(expected));
        adds.add(first + random.nextInt(expected));
        Collections.shuffle(adds, random);
        for (long add : adds) {
            Runnable sending = () -> signal(
                    id,
                    "Add",
                    add,
                    () -> tallies.signal("tally:" + first, new Tally.Add(add), SignalOptions.dedup("add-" + add)));
            if (random.nextInt(3) == 0) {
                soon(random.nextInt(1_500), sending);
            } else {
                sending.run();
            }
        }
    }

    /** Until it is answered: the dedup key makes that safe. */
    private void signal(long id, String name, long signal, Supplier<SignalResult> sending) {
        while (!stopped) {
            try {
                notebook.signalled(id, name, signal, sending.get().name());
                return;
            } catch (DatabaseException e) {
                notebook.signalled(id, name, signal, Notebook.NONE);
                pause(AGAIN);
            }
        }
    }

    private void parcel() {
        long mine = number++;
        int grams = (int) (mine % Parcel.GRAMS);
        long id = build == Company.Build.OLD
                ? oldParcels.insert(new OldParcel.Packed(mine, grams))
                : parcels.insert(new Parcel.Packed(mine, Parcel.weight(grams)));
        notebook.inserted(id, "Parcel");
    }

    private void cancel(long id) {
        if (orders.cancel(id, "changed my mind")) {
            notebook.operated(id, "CANCELLED");
        }
    }

    /** Soon, and until it is answered. */
    private void answered(long millis, Runnable what) {
        soon(
                millis,
                () -> untilAnswered(() -> {
                    what.run();
                    return true;
                }));
    }

    private void soon(long millis, Runnable what) {
        later.add(new Later(System.nanoTime() + millis * 1_000_000, what));
    }

    private void due() {
        for (Later next = later.peek(); next != null && next.at() <= System.nanoTime(); next = later.peek()) {
            later.remove();
            next.what().run();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Later(long at, Runnable what) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return Long.compare(at, other.at);
        }
    }
}
