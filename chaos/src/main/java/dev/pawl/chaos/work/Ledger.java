package dev.pawl.chaos.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** What steps write, through the transaction in which their outcomes commit: so what stands here did count. Thread-safe. */
public final class Ledger {

    /** The tables. */
    public static final String DDL = """
            CREATE SCHEMA chaos;

            -- A row for each run of a step that writes. The transaction's number is the history's, if it is the same one.
            CREATE TABLE chaos.ledger (
                instance bigint  NOT NULL,
                machine  text    NOT NULL,
                step     text    NOT NULL,
                number   bigint  NOT NULL, -- of the signal or the like that the step took
                attempt  integer NOT NULL,
                worker   text    NOT NULL,
                xid      xid     NOT NULL DEFAULT pg_current_xact_id()::xid
            );

            -- When a step of a limited instance executed.
            CREATE TABLE chaos.visit (
                instance bigint      NOT NULL,
                gate     text        NOT NULL,
                began    timestamptz NOT NULL,
                ended    timestamptz NOT NULL DEFAULT clock_timestamp()
            );

            -- When an action of a state with a rate limit began.
            CREATE TABLE chaos.start (
                instance bigint      NOT NULL,
                bucket   text        NOT NULL,
                at       timestamptz NOT NULL DEFAULT clock_timestamp()
            );

            -- What the limits are.
            CREATE TABLE chaos.term (kind text NOT NULL, name text NOT NULL, value integer NOT NULL);
            """;

    private final String worker;

    /** @param worker who writes */
    public Ledger(String worker) {
        this.worker = worker;
    }

    /** A run of a step. */
    public void write(Connection connection, long instance, String machine, String step, long number, int attempt)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO chaos.ledger (instance, machine, step, number, attempt, worker) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, instance);
            insert.setString(2, machine);
            insert.setString(3, step);
            insert.setLong(4, number);
            insert.setInt(5, attempt);
            insert.setString(6, worker);
            insert.executeUpdate();
        }
    }

    /** Executes for a moment, and writes when. */
    void visit(Connection connection, long instance, String gate, long millis)
            throws SQLException, InterruptedException {
        Timestamp began;
        try (PreparedStatement now = connection.prepareStatement("SELECT clock_timestamp()");
                var row = now.executeQuery()) {
            row.next();
            began = row.getTimestamp(1);
        }
        Thread.sleep(millis);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO chaos.visit (instance, gate, began) VALUES (?, ?, ?)")) {
            insert.setLong(1, instance);
            insert.setString(2, gate);
            insert.setTimestamp(3, began);
            insert.executeUpdate();
        }
    }

    /** The beginning of an action. */
    void start(Connection connection, long instance, String bucket) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO chaos.start (instance, bucket) VALUES (?, ?)")) {
            insert.setLong(1, instance);
            insert.setString(2, bucket);
            insert.executeUpdate();
        }
    }
}
