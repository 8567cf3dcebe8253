package dev.pawl.chaos.node;

import dev.pawl.chaos.work.Account;
import dev.pawl.chaos.work.AccountMachine;
import dev.pawl.chaos.work.Job;
import dev.pawl.chaos.work.JobMachine;
import dev.pawl.chaos.work.Ledger;
import dev.pawl.chaos.work.Line;
import dev.pawl.chaos.work.LineMachine;
import dev.pawl.chaos.work.Mailing;
import dev.pawl.chaos.work.MailingMachine;
import dev.pawl.chaos.work.OldParcel;
import dev.pawl.chaos.work.OldParcelMachine;
import dev.pawl.chaos.work.Order;
import dev.pawl.chaos.work.OrderMachine;
import dev.pawl.chaos.work.Parcel;
import dev.pawl.chaos.work.ParcelMachine;
import dev.pawl.chaos.work.Receipt;
import dev.pawl.chaos.work.ReceiptMachine;
import dev.pawl.chaos.work.Relay;
import dev.pawl.chaos.work.RelayMachine;
import dev.pawl.chaos.work.Tally;
import dev.pawl.chaos.work.TallyMachine;
import dev.pawl.chaos.work.Tick;
import dev.pawl.chaos.work.TickMachine;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.Missed;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.Schedule;
import java.time.Duration;

/** How a worker is set up. */
public final class Company {

    /** How long a worker may be silent. */
    public static final Duration LEASE = Duration.ofSeconds(2);

    private Company() {}

    /** Adds the machines, their queues and limits, and the schedule. */
    public static Pawl.Builder works(Pawl.Builder node, String worker, Build build) {
        Ledger ledger = new Ledger(worker);
        return node.run(new OrderMachine(new Order(ledger)))
                .run(new LineMachine(new Line(ledger)))
                .run(new TallyMachine(new Tally(ledger)))
                .run(new RelayMachine(new Relay(ledger)))
                .run(new ReceiptMachine(new Receipt()))
                .run(new AccountMachine(new Account()))
                .run(new JobMachine(new Job(ledger)))
                .run(new MailingMachine(new Mailing(ledger)))
                .run(new TickMachine(new Tick()))
                .run(build == Build.OLD ? new OldParcelMachine(new OldParcel()) : new ParcelMachine(new Parcel()))
                .queue("orders", 6)
                .queue("lines", 4)
                .queue("tallies", 6)
                .queue("relays", 8)
                .queue("accounts", 3)
                .queue("jobs", 6)
                .queue("mails", Mailing.CONCURRENCY)
                .queue("parcels", 4)
                .queue("ticks", 2)
                .limit(Line.LIMIT, Limit.concurrency(Line.PICKERS))
                .limit(
                        Mailing.LIMIT,
                        Limit.rate(Mailing.PER_SECOND, Duration.ofSeconds(1)).burst(Mailing.BURST))
                .schedule(
                        Tick.SCHEDULE,
                        Schedule.every(Duration.ofSeconds(1)).missed(Missed.ALL),
                        occurrence -> TickMachine.insert(new Tick.Came(occurrence.at())))
                .lease(LEASE)
                .poll(Duration.ofMillis(300))
                .networkTimeout(Duration.ofSeconds(4))
                .drain(Duration.ofSeconds(2));
    }

    /** Which release a process is of. */
    public enum Build {
        /** The last one. */
        OLD,
        /** This one. */
        NEW
    }
}
