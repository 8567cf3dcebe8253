package dev.pawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.LimitUse;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database for all tests of a class, and a node for each. */
class PawlExtensionTest {

    private static TestDatabase database;

    @RegisterExtension
    static final PawlExtension machines = PawlExtension.on(() -> database.dataSource())
            .startingAt(Instant.parse("2026-03-01T12:00:00Z"))
            .run(() -> new BookingMachine(new Booking()))
            .with(node -> node.limit("desk", Limit.concurrency(3)));

    @BeforeAll
    static void openDatabase() throws Exception {
        database = TestDatabase.fresh();
        database.execute("CREATE TABLE ledger (n bigint NOT NULL, at timestamptz NOT NULL)");
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @RepeatedTest(2)
    void aBookingIsWrittenAtTheTimeOfTheTest(BookingClient bookings, Pawl node, TestPawl pawl) {
        long id = bookings.insert(new Booking.Open(7));
        pawl.drain();
        pawl.assertThat(bookings, id).isDone(new Booking.Booked(7, Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(node).isSameAs(pawl.pawl());
        assertThat(bookings.find("nobody")).isEmpty();
        assertThat(node.operations("Eve").limits()).extracting(LimitUse::name).containsExactly("desk");
        assertThat(node.operations("Eve").list(InstanceFilter.all(), 9)).hasSize(1);
    }
}
