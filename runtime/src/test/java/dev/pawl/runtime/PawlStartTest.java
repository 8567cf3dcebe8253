package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.SchemaException;
import dev.pawl.runtime.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node says that cannot start. */
class PawlStartTest {

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anAddressThatIsNone() {
        assertThatThrownBy(() -> Pawl.on("localhost:5432", "me", "secret").start())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("The JDBC URL is no address of a Postgres database")
                .hasMessageContaining("jdbc:postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void nobodyThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> Pawl.on("jdbc:postgresql://localhost:" + free + "/x", "me", "secret")
                        .start())
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.UNAVAILABLE))
                .hasMessageContaining("that the server is running")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        String url = database.url().replaceAll("/pawl_\\w+", "/nothing_here");
        assertThatThrownBy(
                        () -> Pawl.on(url, database.user(), database.password()).start())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("nothing_here");
    }

    @Test
    void noSchemaAndNobodyToMakeIt() {
        assertThatThrownBy(() -> Pawl.on(database.dataSource()).migrate(false).start())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("no schema 'pawl'")
                .hasMessageContaining("Pawl.migrate");
        Pawl.migrate(database.dataSource());
        Pawl.on(database.dataSource()).migrate(false).start().close();
    }

    @Test
    void aRoleThatMayNotMigrateMayRunOnWhatIsThere() throws SQLException {
        String role = "r_" + database.url().replaceAll(".*/pawl_(\\w+).*", "$1");
        database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'pw'");
        try {
            HikariConfig config = database.config();
            config.setUsername(role);
            config.setPassword("pw");
            try (HikariDataSource limited = new HikariDataSource(config)) {
                assertThatThrownBy(() -> Pawl.on(limited).start())
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("permission denied")
                        .hasMessageContaining("a role that may create the schema");
                Pawl.migrate(database.dataSource());
                assertThatThrownBy(() -> Pawl.on(limited).start())
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("Grant it what docs/deployment.md says");
                database.execute("GRANT USAGE ON SCHEMA pawl TO " + role);
                database.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pawl TO " + role);
                database.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA pawl TO " + role);
                Pawl.on(limited).start().close();
            }
        } finally {
            database.execute("DROP OWNED BY " + role);
            database.execute("DROP ROLE " + role);
        }
    }

    @Test
    void aDatabaseThatIsNewerThanTheLibrary() throws SQLException {
        Pawl.migrate(database.dataSource());
        database.execute("UPDATE pawl.version SET number = 999");
        assertThatThrownBy(() -> Pawl.on(database.dataSource()).start())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining("newer library");
    }

    @Test
    void theStatementsPrintedMakeTheSameSchema() throws SQLException {
        database.execute(Pawl.ddl());
        Pawl.on(database.dataSource()).migrate(false).start().close();
        Pawl.on(database.dataSource()).start().close();
    }
}
