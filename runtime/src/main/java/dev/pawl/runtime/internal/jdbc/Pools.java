package dev.pawl.runtime.internal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Makes the pool of a node that was given no pool. */
public final class Pools {

    private static final int CONNECTIONS = 10;

    private Pools() {}

    /** A pool to be closed by whoever opened it. */
    public record Pool(DataSource dataSource, Runnable closer) implements AutoCloseable {
        @Override
        public void close() {
            closer.run();
        }
    }

    /** Opens nothing yet: the first connection tells whether the address is right. */
    public static Pool open(String jdbcUrl, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pawl");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(-1);
        HikariDataSource dataSource = new HikariDataSource(config);
        return new Pool(dataSource, dataSource::close);
    }
}
