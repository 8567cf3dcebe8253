package dev.pawl.examples.checkout;

import dev.pawl.examples.support.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a run of the checkout came to.
 *
 * @param in orders inserted
 * @param shipped that ended as shipped
 * @param neverPaid that ended as cancelled because nobody paid
 * @param refused that ended as cancelled because the carrier refused
 * @param late of the orders never paid, those whose customer would have paid, had he had more time
 * @param failed that ended by an error
 * @param lost that have not ended, or are not there
 * @param wrong that ended otherwise than what happened to them allows
 * @param confirmations signals sent
 * @param repeated of these, answered as duplicates or as too late
 * @param early of these, delivered before the machine had asked
 * @param lostPayments delivered in time, never applied
 * @param appliedTwice rows in the ledger beyond the first of a payment
 * @param deliveredTwice payments of which two confirmations were accepted as new
 * @param runs of steps
 * @param again of these, runs beyond the first of the same step
 * @param median from a payment's confirmation to the order's shipment
 * @param slowest of the fastest 99 of 100 of the same
 * @param problems what is wrong, order by order
 */
record Tally(
        long in,
        long shipped,
        long neverPaid,
        long refused,
        long late,
        long failed,
        long lost,
        long wrong,
        long confirmations,
        long repeated,
        long early,
        long lostPayments,
        long appliedTwice,
        long deliveredTwice,
        long runs,
        long again,
        Duration median,
        Duration slowest,
        List<String> problems) {

    /** Whether everything went as it must. */
    boolean good() {
        return problems.isEmpty();
    }

    /** The table that a run ends with. */
    Table table(int killed) {
        String cancelled = String.format(Locale.ROOT, "%,d never paid, %,d refused by the carrier", neverPaid, refused)
                + (late == 0 ? "" : String.format(Locale.ROOT, " (%,d of them paid too late)", late));
        return new Table()
                .line("orders in", in, "")
                .line("shipped", shipped, "")
                .line("cancelled", neverPaid + refused, cancelled)
                .line("failed", failed, "")
                .line("lost", lost, "have not ended, or are not there")
                .line("ended wrongly", wrong, "against what the shop knows")
                .line(
                        "payments confirmed",
                        confirmations,
                        String.format(Locale.ROOT, "%,d before the machine asked, %,d repeated", early, repeated))
                .line("payments lost", lostPayments, "delivered in time, but not in the ledger")
                .line("payments applied twice", appliedTwice + deliveredTwice, "")
                .line("workers killed", killed, "with SIGKILL")
                .line("steps run", runs, "")
                .line("steps that ran again", again, "cut off by a kill; at least once is the promise")
                .line("payment to shipment, p50", millis(median), "of which the label takes at least 150 ms")
                .line(
                        "payment to shipment, p99",
                        millis(slowest),
                        "a killed worker's orders wait for its lease to end");
    }

    /** The run in one line. */
    String summary(int killed, Duration elapsed) {
        return String.format(
                Locale.ROOT,
                "%,d orders in %.1f s, workers killed %d: lost %d, applied twice %d",
                in,
                elapsed.toMillis() / 1000.0,
                killed,
                lost + lostPayments,
                appliedTwice + deliveredTwice);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
    }
}
