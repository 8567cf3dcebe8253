package dev.pawl.chaos.node;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.chaos.work.Account;
import dev.pawl.chaos.work.AccountClient;
import dev.pawl.chaos.work.AccountMachine;
import dev.pawl.chaos.work.Ledger;
import dev.pawl.chaos.work.Tally;
import dev.pawl.chaos.work.TallyClient;
import dev.pawl.chaos.work.Tick;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Pawl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** What is there before the first fault, and what is missing after the last: of that, what only clients could send. */
public final class Finisher implements AutoCloseable {

    private final DataSource source;
    private final Pawl pawl;
    private final Notebook notebook;

    /** A client that no fault reaches; closing it closes the notebook. */
    public Finisher(DataSource source, Notebook notebook) {
        this.source = source;
        this.notebook = notebook;
        this.pawl = Pawl.on(source).start();
    }

    /** The tables, and the accounts. */
    public void open() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Ledger.DDL);
        }
        List<Insert<Account.Closed>> accounts = IntStream.range(0, Account.ACCOUNTS)
                .<Insert<Account.Closed>>mapToObj(
                        n -> AccountMachine.insert(new Account.Open(n, 0, 0), InsertOptions.key("account:" + n)))
                .toList();
        new AccountClient(pawl)
                .insertAll(accounts).stream().map(Inserted::id).forEach(id -> notebook.inserted(id, "Account"));
    }

    /** Ends the schedule, and sends the signals of tallies whose clients have died or stopped. */
    public void send() throws SQLException {
        pawl.operations("finisher").pauseSchedule(Tick.SCHEDULE);
        TallyClient tallies = new TallyClient(pawl);
        for (long[] tally : numbers("""
                SELECT id, (data ->> 'first')::bigint, (data ->> 'expected')::bigint
                FROM pawl.instances WHERE machine = 'Tally' AND ended_at IS NULL
                """)) {
            for (long number = tally[1]; number < tally[1] + tally[2]; number++) {
                String answer = tallies.signal(tally[0], new Tally.Add(number), SignalOptions.dedup("add-" + number))
                        .name();
                notebook.signalled(tally[0], "Add", number, answer);
            }
        }
    }

    /** How many instances have not ended, the accounts aside; what has failed, or was stopped, goes on first. */
    public long open(boolean withAccounts) throws SQLException {
        Operator.resume(pawl.operations("finisher"));
        String open = "ended_at IS NULL OR status = 5";
        String others = withAccounts ? "" : " AND key IS DISTINCT FROM 'account:' || (i.data::jsonb ->> 'account')";
        return numbers("SELECT count(*) FROM pawl.instance i WHERE (" + open + ")" + others)
                .get(0)[0];
    }

    /** No more credits will come. */
    public void closeAccounts() {
        AccountClient accounts = new AccountClient(pawl);
        for (int account = 0; account < Account.ACCOUNTS; account++) {
            accounts.signal("account:" + account, new Account.Close(), SignalOptions.dedup("close"));
        }
    }

    private List<long[]> numbers(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<long[]> all = new ArrayList<>();
            while (rows.next()) {
                long[] row = new long[rows.getMetaData().getColumnCount()];
                for (int n = 0; n < row.length; n++) {
                    row[n] = rows.getLong(n + 1);
                }
                all.add(row);
            }
            return all;
        }
    }

    @Override
    public void close() {
        pawl.close();
        notebook.close();
    }
}
