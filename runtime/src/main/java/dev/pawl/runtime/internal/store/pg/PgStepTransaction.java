package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.jdbc.GuardedConnection;
import dev.pawl.runtime.internal.jdbc.Transaction;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Store;
import java.sql.Connection;

/** The transaction of a step that writes through it. */
final class PgStepTransaction implements Store.StepTransaction {

    private final Transaction transaction;
    private final PgCommits commits;

    PgStepTransaction(Transaction transaction, PgCommits commits) {
        this.transaction = transaction;
        this.commits = commits;
    }

    @Override
    public Connection connection() {
        return GuardedConnection.guard(transaction.connection());
    }

    @Override
    public Committed commit(Commit outcome, long node) {
        Committed committed;
        try {
            committed = transaction.last(() -> commits.commitAndEnd(transaction.connection(), outcome, node));
        } catch (DatabaseException e) {
            transaction.lost(e);
            throw e;
        }
        if (committed.applied()) {
            transaction.ended();
        }
        return committed;
    }

    @Override
    public boolean lost(Throwable thrown) {
        return transaction.lost(thrown);
    }

    @Override
    public void close() {
        transaction.close();
    }
}
