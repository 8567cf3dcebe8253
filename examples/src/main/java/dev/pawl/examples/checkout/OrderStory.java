package dev.pawl.examples.checkout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the shop wrote down about one order, and how it ended.
 *
 * @param status the instance's, empty where there is none
 * @param state the instance's, empty where there is none
 * @param why it was cancelled, empty where it was not
 * @param booked how often its payment is in the ledger
 * @param delivered how many confirmations of its payment were accepted as new
 * @param asked when the machine first asked for the payment
 * @param payBy until when the customer had time
 * @param sent when its payment was first confirmed
 * @param accepted when the first confirmation was answered as accepted
 * @param ended when it ended
 */
record OrderStory(
        long id,
        String status,
        String state,
        String why,
        long booked,
        long delivered,
        @Nullable OffsetDateTime asked,
        @Nullable OffsetDateTime payBy,
        @Nullable OffsetDateTime sent,
        @Nullable OffsetDateTime accepted,
        @Nullable OffsetDateTime ended) {

    static OrderStory read(ResultSet row) throws SQLException {
        return new OrderStory(
                row.getLong("id"),
                text(row, "status"),
                text(row, "state"),
                text(row, "why"),
                row.getLong("booked"),
                row.getLong("delivered"),
                time(row, "asked"),
                time(row, "pay_by"),
                time(row, "sent"),
                time(row, "accepted"),
                time(row, "ended_at"));
    }

    Customer customer() {
        return Customer.of(id);
    }

    boolean shipped() {
        return status.equals("done") && state.equals("Shipped");
    }

    boolean expired() {
        return cancelled("payment never came");
    }

    boolean refused() {
        return cancelled("the carrier refused the parcel");
    }

    boolean failed() {
        return status.equals("failed");
    }

    boolean lost() {
        return !failed() && !shipped() && !expired() && !refused();
    }

    boolean wrong() {
        return (shipped() || refused()) && (booked == 0 || refused() != (customer() == Customer.PAYS_AND_IS_REFUSED))
                || expired() && booked > 0;
    }

    long appliedTwice() {
        return Math.max(0, booked - 1);
    }

    boolean deliveredTwice() {
        return delivered > 1;
    }

    // One that came after the time to pay is rightly left where it is.
    boolean paymentLost() {
        return accepted != null && (payBy == null || accepted.isBefore(payBy)) && booked == 0;
    }

    boolean paidEarly() {
        return accepted != null && asked != null && accepted.isBefore(asked);
    }

    // An early payment waits for the machine, not the other way round, so it says nothing about the machine's
    // speed.
    Stream<Duration> shipmentTime() {
        return shipped() && !paidEarly() && sent != null && ended != null
                ? Stream.of(Duration.between(sent, ended))
                : Stream.empty();
    }

    /** What is wrong with it, if anything is. */
    Stream<String> problems() {
        Stream.Builder<String> found = Stream.builder();
        if (lost()) {
            found.add("lost");
        }
        if (failed()) {
            found.add("failed");
        }
        if (wrong()) {
            found.add("ended wrongly");
        }
        if (paymentLost()) {
            found.add("its payment was delivered, but is not in the ledger");
        }
        if (appliedTwice() > 0) {
            found.add("its payment is in the ledger " + booked + " times");
        }
        if (deliveredTwice()) {
            found.add("its payment was accepted as new " + delivered + " times");
        }
        return found.build().map(what -> "order " + id + ": " + what + ("; state " + state + ", status " + status));
    }

    private boolean cancelled(String reason) {
        return status.equals("done") && state.equals("Cancelled") && why.equals(reason);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }
}
