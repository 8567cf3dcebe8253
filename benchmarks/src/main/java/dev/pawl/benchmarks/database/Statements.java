package dev.pawl.benchmarks.database;

import dev.pawl.benchmarks.report.Report;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the server has executed, by {@code pg_stat_statements}: the dearest first. */
public final class Statements {

    private final Server server;

    private Statements(Server server) {
        this.server = server;
    }

    /** Begins to count. */
    public static Statements counted(Server server) throws SQLException {
        Statements statements = new Statements(server);
        statements.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        return statements;
    }

    /** Counts from nought. */
    public void reset() throws SQLException {
        execute("SELECT pg_stat_statements_reset()");
    }

    /** Tells what was executed since, by database. */
    public void tell(Report report) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT regexp_replace(d.datname, '^bench_([a-z]+)_.*$', '\\1') AS who, s.calls, s.rows,
                               s.total_exec_time AS ms, s.wal_bytes,
                               left(regexp_replace(s.query, '\\s+', ' ', 'g'), 110) AS query
                        FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                        WHERE d.datname LIKE 'bench%'
                        ORDER BY s.total_exec_time DESC
                        LIMIT 14
                        """)) {
            report.say("  statements: who, calls, rows, ms in all, us a row, WAL bytes a row");
            while (row.next()) {
                long rows = Math.max(1, row.getLong("rows"));
                report.say(String.format(
                        "  %-12s %,9d %,11d %,9.0f %8.1f %7d  %s",
                        row.getString("who"),
                        row.getLong("calls"),
                        row.getLong("rows"),
                        row.getDouble("ms"),
                        row.getDouble("ms") * 1_000 / rows,
                        row.getLong("wal_bytes") / rows,
                        row.getString("query")));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
