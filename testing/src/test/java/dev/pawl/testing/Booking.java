package dev.pawl.testing;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A machine that writes with its outcome. */
@Machine(queue = "ledger")
class Booking {

    @State(initial = true)
    record Open(long n) {}

    @State
    record Noted(long n, Instant at) {}

    @State(terminal = true)
    record Booked(long n, Instant at) {}

    @Step
    Noted book(Open s, Connection transaction) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("INSERT INTO ledger (n, at) VALUES (?, now()) RETURNING at")) {
            insert.setLong(1, s.n());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Noted(s.n(), row.getObject(1, OffsetDateTime.class).toInstant());
            }
        }
    }

    @Step
    Booked end(Noted s) {
        return new Booked(s.n(), s.at());
    }
}
