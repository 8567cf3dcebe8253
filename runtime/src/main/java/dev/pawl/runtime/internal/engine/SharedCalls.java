package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.CallInterruptedException;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.error.PawlException;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Single inserts, signals and tokens of many callers, which share transactions where they come at the same time. Thread-safe. */
final class SharedCalls {

    private record Call<I, O>(I input, CompletableFuture<O> output) {}

    private final Groups<Call<NewRow, InsertedRow>> inserts;
    private final Groups<Call<Delivery, Delivered>> deliveries;
    private final Groups<Call<Take, Taken>> takes;

    /** @param lanes how many transactions may be under way at once; none where each caller does its own */
    SharedCalls(Store store, Deliverer deliverer, int lanes) {
        this.inserts = new Groups<>(
                "pawl-insert",
                lanes,
                Settings.GROUP,
                call -> call.input().data().length(),
                calls -> handle(calls, store::insert),
                SharedCalls::abandon);
        this.deliveries = new Groups<>(
                "pawl-signal",
                lanes,
                Settings.GROUP,
                call -> call.input().payload().length(),
                calls -> handle(calls, deliverer::deliver),
                SharedCalls::abandon);
        this.takes = new Groups<>(
                "pawl-tokens",
                lanes,
                Settings.GROUP,
                call -> call.input().partition().length(),
                calls -> handle(calls, store.limits()::take),
                SharedCalls::abandon);
    }

    void start() {
        inserts.start();
        deliveries.start();
        takes.start();
    }

    void close(Duration patience) throws InterruptedException {
        inserts.close(patience);
        deliveries.close(patience);
        takes.close(patience);
    }

    InsertedRow insert(NewRow row) {
        return call(inserts, row, "an insert");
    }

    Delivered deliver(Delivery delivery) {
        return call(deliveries, delivery, "a signal");
    }

    Taken take(Take wish) {
        return call(takes, wish, "taking tokens");
    }

    private static <I, O> O call(Groups<Call<I, O>> groups, I input, String what) {
        CompletableFuture<O> output = new CompletableFuture<>();
        groups.submit(new Call<>(input, output));
        try {
            return output.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(what, e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** The failure, with the stack of the thread that asked beside that of the thread that did it. */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof DatabaseException database) {
            SQLException failure = database.getCause() instanceof SQLException sql ? sql : null;
            return new DatabaseException(String.valueOf(database.getMessage()), database.kind(), failure);
        }
        if (cause instanceof PawlException pawl) {
            return pawl;
        }
        return new IllegalStateException("a call to the store failed in a way that should not be", cause);
    }

    private static void abandon(Call<?, ?> call, @Nullable Throwable why) {
        call.output().completeExceptionally(why == null ? new EngineClosedException() : why);
    }

    /** All together; where that fails and one of them may be to blame, in halves, so that it alone gets the blame. */
    private static <I, O> void handle(List<Call<I, O>> calls, Function<List<I>, List<O>> statement) {
        try {
            List<O> outputs = statement.apply(calls.stream().map(Call::input).toList());
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).output().complete(outputs.get(i));
            }
        } catch (DatabaseException e) {
            if (calls.size() > 1 && e.kind() != DatabaseException.Kind.UNAVAILABLE) {
                handle(calls.subList(0, calls.size() / 2), statement);
                handle(calls.subList(calls.size() / 2, calls.size()), statement);
            } else {
                calls.forEach(call -> call.output().completeExceptionally(e));
            }
        }
    }
}
