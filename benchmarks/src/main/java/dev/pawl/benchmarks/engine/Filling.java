package dev.pawl.benchmarks.engine;

import dev.pawl.Insert;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.MachineClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Inserts many instances, a thousand at a time. */
public final class Filling {

    private static final int GROUP = 1_000;

    private Filling() {}

    /** Inserts so many; returns their ids. */
    public static <R> long[] insert(MachineClient<R> client, int count, IntFunction<Insert<R>> insert) {
        long[] ids = new long[count];
        for (int done = 0; done < count; done += GROUP) {
            List<Insert<R>> group = new ArrayList<>(GROUP);
            for (int i = done; i < Math.min(count, done + GROUP); i++) {
                group.add(insert.apply(i));
            }
            int next = done;
            for (Inserted inserted : client.insertAll(group)) {
                ids[next++] = inserted.id();
            }
        }
        return ids;
    }
}
