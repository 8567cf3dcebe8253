package dev.pawl.runtime.internal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.pawl.runtime.error.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the pool of a node that was given no pool. */
public final class Pools {

    private static final Logger log = LoggerFactory.getLogger(Pools.class);
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
            throw noAddress();
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("pawl");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setConnectionTimeout(PATIENCE.toMillis());
        if (jdbcUrl.indexOf(',') >= 0) {
            // Of several hosts, the one that can be written to, unless the URL says otherwise.
            config.addDataSourceProperty("targetServerType", "primary");
        }
        try {
            if (Driver.parseURL(jdbcUrl, null) == null) {
                throw noAddress();
            }
            HikariDataSource dataSource = new HikariDataSource(config);
            return new Pool(dataSource, dataSource::close);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(e);
        }
    }

    /**
     * Makes sure that a pool has room for what a node keeps and for some work beside it, and warns where that is all.
     *
     * @param kept how many connections the node keeps
     * @param good how many a node works well with
     * @throws IllegalArgumentException if there is no room
     */
    public static void require(DataSource source, int kept, int good) {
        int most = size(source);
        int least = kept + 1;
        if (most < least) {
            throw new IllegalArgumentException("The pool has room for " + most + " connections; this node keeps " + kept
                    + " of them, for leases and for hearing of work, and needs others to do any. Give it at least "
                    + Math.max(least, good) + " (maximumPoolSize), and one more for each step at a time that takes a"
                    + " Connection.");
        }
        if (most < good) {
            log.warn(
                    "The pool has room for {} connections, of which this node keeps {}; {} are a fair start, and one more"
                            + " for each step at a time that takes a Connection",
                    most,
                    kept,
                    good);
        }
    }

    /** As far as it is known. Of other pools than Hikari's it is not. */
    private static int size(DataSource source) {
        try {
            if (source.isWrapperFor(HikariDataSource.class)) {
                return source.unwrap(HikariDataSource.class).getMaximumPoolSize();
            }
        } catch (SQLException | RuntimeException e) {
            log.debug("The data source does not say what it wraps", e);
        }
        return Integer.MAX_VALUE;
    }

    /** It is not shown, for it may have a password in it. */
    private static DatabaseException noAddress() {
        return new DatabaseException(
                "The JDBC URL is no address of a Postgres database; it should look like"
                        + " jdbc:postgresql://host:5432/database",
                DatabaseException.Kind.REJECTED,
                null);
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
