package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.SchemaException;
import dev.pawl.runtime.internal.jdbc.Borrowed;
import dev.pawl.runtime.internal.jdbc.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The tables of one schema: made, brought up to date, checked and shown. */
public final class Schema {

    private static final String FOLDER = "dev/pawl/runtime/db";

    /** Every migration, oldest first; the number of the last is the version that this library works on. */
    private static final List<String> MIGRATIONS = List.of("V1__instances.sql");

    private static final int NEWEST = MIGRATIONS.size();

    private static final int OLDEST_SERVER = 15;

    private final SchemaName name;

    private Schema(SchemaName name) {
        this.name = name;
    }

    /** The one that Pawl uses unless it is told otherwise. */
    public static Schema standard() {
        return new Schema(SchemaName.DEFAULT);
    }

    /** @throws IllegalArgumentException if no schema can be called that */
    public static Schema named(String name) {
        return new Schema(new SchemaName(name));
    }

    SchemaName name() {
        return name;
    }

    /**
     * Makes the tables, or brings them up to date. Where they are already, this is one query, and a role that may only
     * read and write them will do.
     *
     * @throws SchemaException if the database is not one that this library can work on
     * @throws DatabaseException if it cannot be reached
     */
    public void migrate(DataSource source) {
        Found found = look(source);
        if (found.version == NEWEST) {
            return;
        }
        if (!found.creatable) {
            // Flyway would try for ten seconds.
            throw unmigrated(found, "permission denied to create it, or tables in it", null);
        }
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .schemas(name.name())
                    .defaultSchema(name.name())
                    .table("schema_history")
                    .locations("classpath:" + FOLDER)
                    .placeholders(placeholders())
                    .baselineOnMigrate(found.version > 0)
                    .baselineVersion(String.valueOf(Math.max(found.version, 0)))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unmigrated(found, rootMessage(e), e);
        }
    }

    private SchemaException unmigrated(Found found, String problem, @Nullable Throwable cause) {
        return new SchemaException(
                "Could not bring the schema '" + name.name() + "' from version " + found.version + " to version "
                        + NEWEST + ": " + problem
                        + ". Migrate with a role that may create the schema and owns its tables, or have"
                        + " the SQL that Pawl prints run by one, and start without migration.",
                cause);
    }

    /**
     * Makes sure that the tables are there and that this library can work on them.
     *
     * @throws SchemaException if not
     * @throws DatabaseException if the database cannot be reached
     */
    public void check(DataSource source) {
        Found found = look(source);
        if (found.version == 0) {
            throw new SchemaException(
                    "There is no schema '" + name.name() + "' in the database '" + found.database
                            + "'. Let Pawl migrate at start, or call Pawl.migrate(dataSource) once.",
                    null);
        }
        if (found.version < NEWEST) {
            throw new SchemaException(
                    "The schema '" + name.name() + "' stands at version " + found.version
                            + ", and this library works on" + " version " + NEWEST
                            + ". Let Pawl migrate at start, or call Pawl.migrate(dataSource) once.",
                    null);
        }
    }

    /** The SQL of all migrations, as one script for an empty database. */
    public String ddl() {
        String ddl = MIGRATIONS.stream()
                .map(file -> "-- " + file + "\n\n" + read(file))
                .collect(Collectors.joining("\n", "CREATE SCHEMA ${schema};\n\n", ""));
        for (Map.Entry<String, String> placeholder : placeholders().entrySet()) {
            ddl = ddl.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return ddl;
    }

    /** The schema as an identifier, as an identifier inside a literal, and as a bare name inside a literal. */
    private Map<String, String> placeholders() {
        return Map.of(
                "schema", name.quoted(),
                "schema_in_literal", SchemaName.inLiteral(name.quoted()),
                "name_in_literal", SchemaName.inLiteral(name.name()));
    }

    private Found look(DataSource source) {
        try (Connection connection = Borrowed.open(source)) {
            boolean manual = !connection.getAutoCommit();
            if (manual) {
                connection.setAutoCommit(true);
            }
            refuseReadOnly(connection.isReadOnly());
            try (Statement statement = connection.createStatement()) {
                return look(statement);
            } finally {
                if (manual) {
                    connection.setAutoCommit(false);
                }
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private Found look(Statement statement) throws SQLException {
        String database;
        try (ResultSet row = statement.executeQuery("""
                SELECT current_database(), current_setting('server_version_num')::int / 10000,
                       current_setting('server_encoding'), current_setting('transaction_isolation'),
                       pg_is_in_recovery(), current_setting('transaction_read_only') = 'on',
                       to_regclass('%1$s.version') IS NOT NULL,
                       coalesce(has_schema_privilege(to_regnamespace('%1$s')::oid, 'CREATE'),
                                has_database_privilege(current_database(), 'CREATE'))
                """.formatted(SchemaName.inLiteral(name.quoted())))) {
            row.next();
            database = row.getString(1);
            refuse(row.getInt(2), row.getString(3), row.getString(4));
            if (row.getBoolean(5)) {
                throw new DatabaseException(
                        "The server is a standby, and cannot be written to. Connect to the primary: name all hosts in the"
                                + " JDBC URL, and add targetServerType=primary.",
                        DatabaseException.Kind.UNAVAILABLE,
                        null);
            }
            refuseReadOnly(row.getBoolean(6));
            if (!row.getBoolean(7)) {
                return new Found(database, 0, row.getBoolean(8));
            }
        }
        try (ResultSet row = statement.executeQuery("SELECT number FROM " + name.quoted() + ".version")) {
            int version = row.next() ? row.getInt(1) : 0;
            if (version > NEWEST) {
                throw new SchemaException(
                        "The schema '" + name.name() + "' in the database '" + database + "' stands at version "
                                + version
                                + ", and this library knows only up to version " + NEWEST
                                + ". Use the newer library that migrated it.",
                        null);
            }
            return new Found(database, version, true);
        }
    }

    private static void refuseReadOnly(boolean readOnly) {
        if (readOnly) {
            throw new SchemaException(
                    "The data source's connections are read-only. Remove the setting from the pool, the role or the"
                            + " database, or give Pawl a data source of its own.",
                    null);
        }
    }

    private static void refuse(int server, String encoding, String isolation) {
        if (server < OLDEST_SERVER) {
            throw new SchemaException(
                    "The server is Postgres " + server + ". Pawl needs Postgres " + OLDEST_SERVER + " or newer.", null);
        }
        if (!encoding.equals("UTF8")) {
            throw new SchemaException(
                    "The database's encoding is " + encoding
                            + ". Pawl needs one that was created with ENCODING 'UTF8'.",
                    null);
        }
        if (!isolation.equals("read committed")) {
            throw new SchemaException(
                    "The data source's connections run at the isolation level '" + isolation
                            + "'. Pawl needs 'read committed': remove the setting from the pool, the role or the"
                            + " database, or give Pawl a data source of its own.",
                    null);
        }
    }

    private RuntimeException unreachable(SQLException e) {
        if ("42501".equals(Failures.state(e))) {
            return new SchemaException(
                    "The role may not use the schema '" + name.name() + "': " + e.getMessage()
                            + ". Grant it what docs/deployment.md says its tasks need.",
                    e);
        }
        DatabaseException failure = Failures.of("look at the database", e);
        return new DatabaseException(
                failure.getMessage()
                        + " Check the JDBC URL, the user and the password, and that the server is running.",
                failure.kind(),
                e);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Objects.requireNonNullElse(root.getMessage(), root.toString());
    }

    private static String read(String file) {
        try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(FOLDER + "/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the database: 0 where nothing does, and whether that can be changed. */
    private record Found(String database, int version, boolean creatable) {}
}
