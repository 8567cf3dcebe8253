package dev.pawl.examples.checkout;

import java.sql.Connection;
import java.sql.SQLException;

/** The books. */
public interface Ledger {

    /** Books a payment in the transaction that is open on the connection. */
    void book(Connection transaction, long order, String payment, long cents) throws SQLException;
}
