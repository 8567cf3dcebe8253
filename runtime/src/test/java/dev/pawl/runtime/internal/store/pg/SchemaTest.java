package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.error.SchemaException;
import dev.pawl.runtime.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaTest {

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private PGSimpleDataSource as(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** A role without rights, and whatever is granted to it. */
    private PGSimpleDataSource role(String... grants) throws SQLException {
        String name = database.url().replaceAll(".*/(pawl_[0-9a-f]+).*", "$1") + "_r";
        database.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'secret'");
        for (String grant : grants) {
            database.execute(grant + " TO " + name);
        }
        return as(name, "secret");
    }

    private void dropRole() throws SQLException {
        String name = database.url().replaceAll(".*/(pawl_[0-9a-f]+).*", "$1") + "_r";
        database.execute("DROP OWNED BY " + name);
        database.execute("DROP ROLE " + name);
    }

    @Test
    void anEmptyDatabaseGetsTheTablesInASchemaOfTheirOwn() throws SQLException {
        Schema.standard().migrate(database.dataSource());
        Schema.standard().check(database.dataSource());
        assertThat(value("SELECT string_agg(DISTINCT table_schema, ',') FROM information_schema.tables"
                        + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"))
                .isEqualTo("pawl");
        assertThat(value("SELECT count(*) FROM pawl.schema_history WHERE type = 'SQL'"))
                .isEqualTo("1");
    }

    @Test
    void nodesThatStartTogetherMigrateOnce() throws SQLException {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.runAsync(() -> Schema.standard().migrate(database.dataSource())));
        }
        all.forEach(CompletableFuture::join);
        assertThat(value("SELECT count(*) FROM pawl.schema_history WHERE type = 'SQL'"))
                .isEqualTo("1");
    }

    @Test
    void aRoleThatMayRunButNotMigrateCanStart() throws SQLException {
        Schema.standard().migrate(database.dataSource());
        PGSimpleDataSource source = role(
                "GRANT USAGE ON SCHEMA pawl",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pawl",
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA pawl");
        Schema.standard().migrate(source);
        Schema.standard().check(source);
        assertThat(new PgStore(source).register(List.of(Fixture.A))).hasSize(1);
        dropRole();
    }

    @Test
    void aRoleThatMayCreateInTheSchemaCanMigrate() throws SQLException {
        database.execute("CREATE SCHEMA pawl");
        PGSimpleDataSource source = role("GRANT USAGE, CREATE ON SCHEMA pawl");
        Schema.standard().migrate(source);
        Schema.standard().check(source);
        dropRole();
    }

    @Test
    void anotherEncodingIsRefused() throws SQLException {
        String latin = value("SELECT current_database()") + "_l";
        database.execute("CREATE DATABASE " + latin + " TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        try {
            PGSimpleDataSource source = as(database.user(), database.password());
            source.setDatabaseName(latin);
            assertThatThrownBy(() -> Schema.standard().migrate(source))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("encoding is LATIN1");
        } finally {
            database.execute("DROP DATABASE " + latin + " WITH (FORCE)");
        }
    }

    @Test
    void aRoleThatMayNotMigrateIsToldWhatToDo() throws SQLException {
        PGSimpleDataSource source = role();
        assertThatThrownBy(() -> Schema.standard().migrate(source))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("from version 0 to version 1")
                .hasMessageContaining("permission denied")
                .hasMessageContaining("Migrate with a role that may create the schema");
        dropRole();
    }

    @Test
    void aRoleThatMayNotLookIsToldWhatToGrant() throws SQLException {
        Schema.standard().migrate(database.dataSource());
        PGSimpleDataSource source = role();
        assertThatThrownBy(() -> Schema.standard().check(source))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("permission denied for schema pawl")
                .hasMessageContaining("Grant it what docs/deployment.md says");
        dropRole();
    }

    @Test
    void withoutTheTablesACheckSaysHowToGetThem() {
        assertThatThrownBy(() -> Schema.standard().check(database.dataSource()))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("There is no schema 'pawl' in the database 'pawl_")
                .hasMessageContaining("Pawl.migrate(dataSource)");
    }

    @Test
    void aNewerDatabaseIsRefused() throws SQLException {
        Schema.standard().migrate(database.dataSource());
        database.execute("UPDATE pawl.version SET number = 99");
        assertThatThrownBy(() -> Schema.standard().migrate(database.dataSource()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("stands at version 99, and this library knows only up to version 1");
        assertThatThrownBy(() -> Schema.standard().check(database.dataSource())).isInstanceOf(SchemaException.class);
    }

    @Test
    void whatStandsThereAlreadyIsNotOverwritten() throws SQLException {
        database.execute("CREATE SCHEMA pawl");
        database.execute("CREATE TABLE pawl.mine (id int)");
        assertThatThrownBy(() -> Schema.standard().migrate(database.dataSource()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("non-empty schema");
    }

    @Test
    void theTablesCanBeMadeByHand() throws SQLException {
        database.execute(Schema.standard().ddl());
        Schema.standard().check(database.dataSource());
        Schema.standard().migrate(database.dataSource());
        assertThat(value("SELECT to_regclass('pawl.schema_history')")).isNull();
        assertThat(new PgStore(database.dataSource()).register(List.of(Fixture.A)))
                .hasSize(1);
    }

    @Test
    void everyFileIsListedAndTheLastIsTheVersion() throws Exception {
        Path folder = Path.of(
                Schema.class.getClassLoader().getResource("dev/pawl/runtime/db").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> "-- " + file.getFileName()))
                    .allMatch(Schema.standard().ddl()::contains);
        }
        Schema.standard().migrate(database.dataSource());
        assertThat(value("SELECT number FROM pawl.version")).isEqualTo("1");
        assertThat(value("SELECT max(version) FROM pawl.schema_history")).isEqualTo("1");
    }

    @Test
    void aServerThatCannotBeReachedIsSaidSo() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:1/none");
        assertThatThrownBy(() -> Schema.standard().migrate(source))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("localhost:1 refused")
                .hasMessageContaining("Check the JDBC URL, the user and the password");
        HikariDataSource lazy = new HikariDataSource();
        lazy.setJdbcUrl("jdbc:postgresql://localhost:1/none");
        assertThatThrownBy(() -> Schema.standard().migrate(lazy))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("localhost:1 refused");
    }

    @Test
    void aPasswordOrDatabaseThatIsWrongIsSaidSo() throws SQLException {
        PGSimpleDataSource source = role();
        source.setPassword("wrong");
        // An embedded server trusts everybody; another one does not.
        PGSimpleDataSource nobody = as("nobody_knows", "x");
        assertThatThrownBy(() -> Schema.standard().check(nobody))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageContaining("Check the JDBC URL");
        PGSimpleDataSource nowhere = as(database.user(), database.password());
        nowhere.setDatabaseName("nowhere");
        assertThatThrownBy(() -> Schema.standard().check(nowhere))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageContaining("nowhere");
        dropRole();
    }

    @Test
    void anotherIsolationLevelIsRefused() throws SQLException {
        HikariConfig config = database.config();
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        try (HikariDataSource strict = new HikariDataSource(config)) {
            assertThatThrownBy(() -> Schema.standard().migrate(strict))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("'repeatable read'")
                    .hasMessageContaining("'read committed'");
        }
    }
}
