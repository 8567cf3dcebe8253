package dev.pawl.runtime;

import dev.pawl.runtime.internal.engine.CallThreads;
import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.engine.Observers;
import dev.pawl.runtime.internal.engine.Ticker;
import dev.pawl.runtime.internal.jdbc.Apart;
import dev.pawl.runtime.internal.jdbc.Pools;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.memory.MemoryStore;
import dev.pawl.runtime.internal.store.pg.PgStore;
import dev.pawl.runtime.internal.store.pg.Schema;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a node's instances are kept.
 *
 * @param ticker what the node waits by
 * @param connections whether there are any that a step could be given
 */
record Opener(StoreOpener store, Ticker ticker, boolean connections) {

    /** Opens the store. */
    @FunctionalInterface
    interface StoreOpener {
        Opened open(Opening opening);
    }

    /** A store, and what is to be closed when the engine is. */
    record Opened(Store store, AutoCloseable rest) {}

    /**
     * What a store is opened with.
     *
     * @param direct where what needs a session goes; null where the way is the same for all
     * @param kept how many connections the node will keep
     * @param good how many it works well with
     */
    record Opening(
            @Nullable Driver driver,
            Schema schema,
            boolean migrate,
            @Nullable DataSource direct,
            int kept,
            int good,
            Observers observers,
            Duration networkTimeout) {}

    /** Opens the pool. */
    @FunctionalInterface
    interface SourceOpener {
        Source open();
    }

    /** A way to the database, and the pool that is to be closed, if it is ours. */
    record Source(DataSource dataSource, AutoCloseable pool) {}

    static Opener inMemory(InstantSource clock, Ticker ticker) {
        return new Opener(
                opening -> {
                    Driver driver = opening.driver();
                    MemoryStore store = driver == null
                            ? new MemoryStore(clock, Ticker.SYSTEM::nanos)
                            : new MemoryStore(driver.clock(), driver::life);
                    return new Opened(store, () -> {});
                },
                ticker,
                false);
    }

    static Opener onDatabase(SourceOpener opener) {
        return new Opener(
                opening -> {
                    Source source = opener.open();
                    ExecutorService threads = CallThreads.create();
                    AutoCloseable rest = () -> {
                        CallThreads.end(threads);
                        source.pool().close();
                    };
                    try {
                        return new Opened(onDatabase(source.dataSource(), threads, opening), rest);
                    } catch (RuntimeException | Error e) {
                        close(rest, e);
                        throw e;
                    }
                },
                Ticker.SYSTEM,
                true);
    }

    private static Store onDatabase(DataSource source, ExecutorService threads, Opening opening) {
        DataSource direct = opening.direct();
        Schema schema = opening.schema();
        Pools.require(source, direct == null ? opening.kept() : 0, opening.good());
        DataSource kept = direct == null ? source : direct;
        if (opening.migrate()) {
            apart(threads, () -> schema.migrate(kept));
        }
        if (!opening.migrate() || direct != null) {
            apart(threads, () -> schema.check(source));
        }
        return new PgStore(source, kept, schema, threads, opening.observers().pulse(), opening.networkTimeout());
    }

    /** Not in a transaction that may be bound to the caller's thread. */
    static void apart(Executor threads, Runnable work) {
        Apart.call(threads, () -> {
            work.run();
            return true;
        });
    }

    /** Closes what was opened in vain. */
    static void close(AutoCloseable rest, Throwable because) {
        try {
            rest.close();
        } catch (Exception second) {
            because.addSuppressed(second);
        }
    }
}
