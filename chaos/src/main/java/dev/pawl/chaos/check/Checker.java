package dev.pawl.chaos.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compares what is in the database with what the machines' tables allow and with what clients were told. */
public final class Checker {

    /** Where the compiler has described the machines of a run. */
    public static final List<String> MACHINES = Stream.of(
                    "Order",
                    "Line",
                    "Tally",
                    "Relay",
                    "Receipt",
                    "Account",
                    "Job",
                    "Mailing",
                    "OldParcel",
                    "Parcel",
                    "Tick")
            .map(machine -> "/dev/pawl/chaos/work/" + machine + ".pawl.json")
            .toList();

    private static final int COLUMNS = 5;

    private final Connection connection;
    private final List<String> definitions;

    /**
     * Reads by this connection; what it needs to look at things stands in a schema of its own. It neither begins nor ends
     * a transaction.
     *
     * @param definitions where the machines are described, on the class path
     */
    public Checker(Connection connection, List<String> definitions) {
        this.connection = connection;
        this.definitions = List.copyOf(definitions);
    }

    /** Checks all there is. */
    public Verdict check(Path notes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Facts.TABLES);
            definitions();
            notes(notes);
            statement.execute(Facts.VIEWS);
        }
        List<Violation> violations = new ArrayList<>();
        for (List<Check> checks : List.of(Histories.CHECKS, Promises.CHECKS, Effects.CHECKS, Limits.CHECKS)) {
            for (Check check : checks) {
                violations.addAll(violations(check));
            }
        }
        return new Verdict(
                number("SELECT count(*) FROM pawl.instance"),
                number("SELECT count(*) FROM verdict.entry WHERE what IN (1, 2, 3)"),
                number("SELECT count(*) FROM verdict.entry WHERE what = 8"),
                number("SELECT count(*) FROM chaos.ledger"),
                number("SELECT count(*) FROM verdict.note WHERE kind = 'inserted'"),
                number("SELECT count(*) FROM verdict.told WHERE accepted"),
                number("SELECT count(*) FROM verdict.note WHERE kind = 'signal' AND answer NOT IN"
                        + " ('DELIVERED', 'DUPLICATE', 'NONE')"),
                number("SELECT count(*) FROM verdict.told WHERE unknown"),
                violations);
    }

    private List<Violation> violations(Check check) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(check.sql())) {
            List<Violation> violations = new ArrayList<>();
            while (rows.next()) {
                violations.add(new Violation(check.name(), rows.getLong(1), rows.getString(2)));
            }
            return violations;
        } catch (SQLException e) {
            throw new SQLException("The check '" + check.name() + "' could not be made: " + e.getMessage(), e);
        }
    }

    private void definitions() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO verdict.definition VALUES (?::jsonb)")) {
            for (String definition : definitions) {
                insert.setString(1, resource(definition));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String resource(String name) {
        try (InputStream in = Checker.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name + "; was the machine compiled?");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that was killed may not have written its last line to its end: then it was not told. */
    private void notes(Path folder) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO verdict.note VALUES (?, ?, ?, ?, ?)");
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                    String[] columns = line.split("\t");
                    if (columns.length == COLUMNS) {
                        insert.setString(1, columns[0]);
                        insert.setLong(2, Long.parseLong(columns[1]));
                        insert.setString(3, columns[2]);
                        insert.setLong(4, Long.parseLong(columns[3]));
                        insert.setString(5, columns[4]);
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
