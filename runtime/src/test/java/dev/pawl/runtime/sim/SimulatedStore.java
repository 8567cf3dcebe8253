package dev.pawl.runtime.sim;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.sim.Scenario.Crash;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A store that tells of each commit, and whose answers are lost at times. */
final class SimulatedStore {

    private SimulatedStore() {}

    /**
     * @param committed is told of each outcome, before its answer is
     * @param crashes says whether that answer is lost
     */
    @SuppressWarnings("unchecked")
    static Store of(
            Store store,
            BiConsumer<Commit, Committed> committed,
            BiFunction<Commit, Committed, @Nullable Crash> crashes) {
        boolean[] dead = new boolean[1];
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("held") && dead[0]) {
                // Whoever asks is dead, as far as the instance goes.
                dead[0] = false;
                return Map.of();
            }
            Object answer;
            try {
                answer = method.invoke(store, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (method.getName().equals("commit")) {
                Commit commit = ((List<Commit>) arguments[0]).get(0);
                Committed done = ((List<Committed>) answer).get(0);
                committed.accept(commit, done);
                Crash crash = crashes.apply(commit, done);
                if (crash != null) {
                    dead[0] = crash == Crash.AFTER;
                    throw new DatabaseException("no answer", DatabaseException.Kind.UNAVAILABLE, null);
                }
            }
            return answer;
        };
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, handler);
    }
}
