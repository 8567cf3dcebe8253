package dev.pawl.chaos.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What processes do with their pools. */
final class Pools {

    private static final Logger log = LoggerFactory.getLogger(Pools.class);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private Pools() {}

    /** A pool that starts without its database, and waits as long as a service would. */
    static HikariDataSource open(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword("postgres");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Starts a node, as soon as the database lets it. */
    static Pawl start(Supplier<Pawl.Builder> node) throws InterruptedException {
        while (true) {
            try {
                return node.get().start();
            } catch (DatabaseException e) {
                log.info("Not yet: {}", e.getMessage());
                Thread.sleep(AGAIN.toMillis());
            }
        }
    }

    /** Takes all connections that can be had, and keeps them for a time. */
    static void hold(HikariDataSource pool, Duration time) {
        List<Connection> held = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        try {
            while (held.size() < pool.getMaximumPoolSize() && System.nanoTime() < end) {
                try {
                    held.add(pool.getConnection());
                } catch (SQLException e) {
                    log.info("No more to be had: {}", e.getMessage());
                }
            }
            Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            for (Connection connection : held) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    log.info("It was gone: {}", e.getMessage());
                }
            }
        }
    }
}
