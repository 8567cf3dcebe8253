package dev.pawl.examples.transfer;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.Login;
import dev.pawl.examples.support.Progress;
import dev.pawl.examples.support.Waiting;
import dev.pawl.examples.support.Workers;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One run of the transfers: money goes to and fro between accounts while workers die, and every cent is where it belongs. */
final class TransferDemo implements AutoCloseable {

    static final int ACCOUNTS = 50;
    static final Limit.Rate CLEARING = Limit.rate(400, Duration.ofSeconds(1)).burst(20);
    private static final int UNDER_WAY = 2 * TransferWorker.CONCURRENCY;
    private static final long CENTS = 100_000;
    private static final int LARGEST = 5_000;

    private final Database database;
    private final Pawl pawl;
    private final Workers workers;
    private final Progress progress;

    /** Opens the accounts, in a database that holds nothing of an earlier run. */
    TransferDemo(Login login, Progress progress) {
        this.progress = progress;
        database = new Database(login, 4);
        try {
            database.run("CREATE SCHEMA demo");
            database.run(Accounts.DDL);
            database.run("INSERT INTO demo.account SELECT n, ? FROM generate_series(1, ?) n", CENTS, ACCOUNTS);
            pawl = Pawl.on(login.url(), login.user(), login.password()).start();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        List<Insert<Statement.Closed>> statements = new ArrayList<>();
        for (long account = 1; account <= ACCOUNTS; account++) {
            statements.add(StatementMachine.insert(
                    new Statement.Open(account, 0, 0), InsertOptions.key("account:" + account)));
        }
        new StatementClient(pawl).insertAll(statements);
        workers = new Workers(login, "transfer");
    }

    /** Orders so many transfers, some of more than there is. */
    void order(int count, Random random) {
        List<Insert<Transfer.Result>> transfers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = random.nextLong(1, ACCOUNTS + 1L);
            long to = 1 + (from + random.nextLong(ACCOUNTS - 1L)) % ACCOUNTS;
            long cents = random.nextInt(100) == 0 ? CENTS * ACCOUNTS : random.nextLong(1, LARGEST);
            transfers.add(TransferMachine.insert(
                    new Transfer.Ordered(from, to, cents),
                    InsertOptions.defaults().partition("account:" + from)));
        }
        new TransferClient(pawl).insertAll(transfers);
    }

    Workers workers() {
        return workers;
    }

    /** How many transfers have not ended. */
    long open() {
        long open =
                database.number("SELECT count(*) FROM pawl.instances WHERE machine = 'Transfer' AND ended_at IS NULL");
        progress.now(open + " transfers are open   killed " + workers.killed());
        return open;
    }

    /** Waits until all transfers have ended and all statements have read what they were sent; whether they did in time. */
    boolean settled(Duration atMost) {
        return Waiting.until(
                () -> open() == 0
                        && database.number(
                                        "SELECT count(*) FROM pawl.instances WHERE machine = 'Statement' AND unread > 0")
                                == 0,
                atMost);
    }

    /**
     * What the accounts and their statements say, compared with how the transfers ended.
     *
     * @param ended transfers that have ended
     * @param cents all money that is there
     * @param wrongAccounts accounts that hold something else than the transfers say
     * @param wrongStatements statements that were told something else than the transfers say
     * @param together times at which two transfers took from one account
     * @param overlapping executions that the history has beginning before another one of their account had ended
     * @param tooFast times at which the clearing was asked more often than its limit says
     */
    record Tally(
            long ended,
            long cents,
            long wrongAccounts,
            long wrongStatements,
            long together,
            long overlapping,
            long tooFast) {

        boolean good() {
            return cents == CENTS * ACCOUNTS
                    && wrongAccounts == 0
                    && wrongStatements == 0
                    && together == 0
                    && overlapping == 0
                    && tooFast == 0;
        }
    }

    Tally audit() {
        return database.row(
                """
                WITH settled AS (
                    SELECT (data ->> 'from')::bigint AS giver, (data ->> 'to')::bigint AS taker,
                           (data ->> 'cents')::bigint AS cents
                    FROM pawl.instances WHERE machine = 'Transfer' AND state = 'Settled'
                ), right_balance AS (
                    SELECT a.id, ? + COALESCE((SELECT sum(cents) FROM settled WHERE taker = a.id), 0)
                                   - COALESCE((SELECT sum(cents) FROM settled WHERE giver = a.id), 0) AS cents
                    FROM demo.account a
                ), right_statement AS (
                    SELECT a.id, count(s.cents) AS count, COALESCE(sum(s.cents), 0) AS cents
                    FROM demo.account a LEFT JOIN settled s ON s.taker = a.id GROUP BY a.id
                )
                SELECT (SELECT count(*) FROM pawl.instances WHERE machine = 'Transfer' AND ended_at IS NOT NULL),
                       (SELECT sum(cents) FROM demo.account),
                       (SELECT count(*) FROM demo.account a JOIN right_balance r ON r.id = a.id
                        WHERE a.cents <> r.cents),
                       (SELECT count(*) FROM right_statement r
                        LEFT JOIN pawl.instances i ON i.machine = 'Statement' AND i.key = 'account:' || r.id
                        WHERE (i.data ->> 'count')::bigint IS DISTINCT FROM r.count
                           OR (i.data ->> 'cents')::bigint IS DISTINCT FROM r.cents),
                       (SELECT count(*) FROM (
                            SELECT began, lag(ended) OVER (PARTITION BY account ORDER BY began) AS before
                            FROM demo.visit) v
                        WHERE before > began),
                       (SELECT count(*) FROM (
                            SELECT began_at, max(ended_at) OVER (
                                       PARTITION BY partition ORDER BY began_at, ended_at
                                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                            FROM (
                                SELECT i.partition, h.began_at, max(h.at) AS ended_at
                                FROM pawl.histories h JOIN pawl.instances i ON i.id = h.instance
                                WHERE i.machine = 'Transfer' AND h.began_at IS NOT NULL
                                GROUP BY i.id, i.partition, h.began_at) run) r
                        WHERE before > began_at)
                """,
                row -> new Tally(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        tooFast()),
                CENTS);
    }

    /**
     * How often the clearing was asked when it should not have been. In any time there are no more than the burst, and the
     * rate of that time and of a tenth of a second; and as many as can be between having been let start and asking.
     */
    private long tooFast() {
        List<Long> micros = database.rows(
                "SELECT (extract(epoch FROM at) * 1000000)::bigint FROM demo.clearing ORDER BY at",
                row -> row.getLong(1));
        double rate = 1e6 / (CLEARING.every().toNanos() / 1e3);
        double most = CLEARING.burst() + rate * 0.1 + UNDER_WAY;
        double lowest = Double.POSITIVE_INFINITY;
        long tooFast = 0;
        for (int n = 0; n < micros.size(); n++) {
            double due = rate * (micros.get(n) - micros.get(0)) / 1e6;
            lowest = Math.min(lowest, n - due);
            tooFast += n + 1 - due - lowest > most ? 1 : 0;
        }
        return tooFast;
    }

    @Override
    public void close() {
        workers.close();
        pawl.close();
        database.close();
    }
}
