package dev.pawl.runtime.internal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.pawl.runtime.error.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Makes the pool of a node that was given no pool. */
public final class Pools {

    private static final int CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Pools() {}

    /** A pool to be closed by whoever opened it. */
    public record Pool(DataSource dataSource, Runnable closer) implements AutoCloseable {
        @Override
        public void close() {
            closer.run();
        }
    }

    /**
     * Opens a pool, and its first connection.
     *
     * @throws DatabaseException if the address is none of Postgres, or nobody answers there
     */
    public static Pool open(String jdbcUrl, String user, String password) {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new DatabaseException(
                    "'" + jdbcUrl + "' is no address of a Postgres database; it should look like"
                            + " jdbc:postgresql://host:5432/database",
                    DatabaseException.Kind.REJECTED,
                    null);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("pawl");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setConnectionTimeout(PATIENCE.toMillis());
        try {
            HikariDataSource dataSource = new HikariDataSource(config);
            return new Pool(dataSource, dataSource::close);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(e);
        }
    }

    private static RuntimeException unreachable(RuntimeException failure) {
        if (failure.getCause() instanceof SQLException cause) {
            DatabaseException known = Failures.of("connect to the database", cause);
            return new DatabaseException(
                    known.getMessage()
                            + " Check the JDBC URL, the user and the password, and that the server is running.",
                    known.kind(),
                    cause);
        }
        return failure;
    }
}
