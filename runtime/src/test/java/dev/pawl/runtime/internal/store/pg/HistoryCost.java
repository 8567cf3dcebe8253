package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.CommitBuilder;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Note;
import dev.pawl.runtime.internal.store.What;
import dev.pawl.runtime.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a history costs, in commits; measured on request: {@code -Dtest=HistoryCost -Dpawl.measure=true}. */
@EnabledIfSystemProperty(named = "pawl.measure", matches = "true")
class HistoryCost {

    private static final int GROUP = 500;
    private static final Duration BLOCK = Duration.ofMillis(1500);

    private enum Form {
        NONE,
        WITHOUT_DOCUMENTS,
        WITH_DOCUMENTS
    }

    /** Lives of five steps, from insert to end, in groups of 500 on two connections. */
    @Test
    void stepsPerSecondOfWholeLives() {
        for (int bytes : new int[] {60, 1024}) {
            try (Fixture f = new Fixture(TestDatabase.durable())) {
                String document = "{\"n\":\"" + "x".repeat(bytes - 8) + "\"}";
                Map<Form, List<Long>> rates = new EnumMap<>(Form.class);
                for (int round = 0; round < 24; round++) {
                    Form form = (round + 1) / 2 % 2 == 0 ? Form.NONE : Form.WITH_DOCUMENTS;
                    f.store.configure("order", new MachineSettings(form != Form.NONE, null));
                    long rate = lives(f, document, form);
                    if (round > 3) {
                        rates.computeIfAbsent(form, any -> new ArrayList<>()).add(rate);
                    }
                }
                print(bytes, rates);
            }
        }
    }

    private static long lives(Fixture f, String document, Form form) {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> lanes = new ArrayList<>();
        for (String queue : List.of("one", "two")) {
            lanes.add(CompletableFuture.supplyAsync(() -> {
                long count = 0;
                NewRow row = new NewRow(f.a, queue, 5, null, document, Due.NOW, Due.NEVER);
                while (System.nanoTime() - start < BLOCK.toNanos()) {
                    f.store.insert(Collections.nCopies(GROUP, row));
                    List<Claimed> claimed = f.store.claim(queue, f.states, GROUP, Fixture.LEASE, Fixture.NODE);
                    long[][] lane = {
                        claimed.stream().mapToLong(Claimed::id).toArray(),
                        claimed.stream().mapToLong(Claimed::rev).toArray()
                    };
                    for (int step = 1; step <= 5; step++) {
                        f.store.commit(
                                group(f, lane, document, form, step == 5 ? Then.DONE : Then.CONTINUE), Fixture.NODE);
                        Arrays.setAll(lane[1], i -> lane[1][i] + 1);
                        count += GROUP;
                    }
                }
                return count;
            }));
        }
        long count = lanes.stream().mapToLong(CompletableFuture::join).sum();
        return count * 1_000_000_000 / (System.nanoTime() - start);
    }

    private static void print(int bytes, Map<Form, List<Long>> rates) {
        rates.forEach((form, all) -> {
            Collections.sort(all);
            System.out.printf(
                    "%4d bytes %-18s median %6d/s, from %d to %d%n",
                    bytes, form, all.get(all.size() / 2), all.get(0), all.get(all.size() - 1));
        });
    }

    @Test
    void commitsPerSecond() {
        measure(60);
        measure(1024);
    }

    /** Blocks of each form after the other, there and back, on two connections; continuing steps in groups of 500. */
    private static void measure(int bytes) {
        try (Fixture f = new Fixture(TestDatabase.durable())) {
            String document = "{\"n\":\"" + "x".repeat(bytes - 8) + "\"}";
            List<long[][]> rows = new ArrayList<>();
            for (int lane = 0; lane < 2; lane++) {
                f.store.insert(Collections.nCopies(GROUP, f.runnable(null)));
                List<Claimed> claimed =
                        f.store.claim(Fixture.QUEUE, f.states, GROUP, Duration.ofHours(1), Fixture.NODE);
                rows.add(new long[][] {
                    claimed.stream().mapToLong(Claimed::id).toArray(),
                    claimed.stream().mapToLong(Claimed::rev).toArray()
                });
            }
            Map<Form, List<Long>> rates = new EnumMap<>(Form.class);
            for (int round = 0; round < 12; round++) {
                List<Form> order = new ArrayList<>(List.of(Form.values()));
                if (round % 2 == 1) {
                    Collections.reverse(order);
                }
                for (Form form : order) {
                    long rate = block(f, rows, document, form);
                    if (round > 1) {
                        rates.computeIfAbsent(form, any -> new ArrayList<>()).add(rate);
                    }
                }
            }
            print(bytes, rates);
        }
    }

    private static long block(Fixture f, List<long[][]> rows, String document, Form form) {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> lanes = rows.stream()
                .map(lane -> CompletableFuture.supplyAsync(() -> {
                    long count = 0;
                    while (System.nanoTime() - start < BLOCK.toNanos()) {
                        f.store.commit(group(f, lane, document, form, Then.CONTINUE), Fixture.NODE);
                        Arrays.setAll(lane[1], i -> lane[1][i] + 1);
                        count += GROUP;
                    }
                    return count;
                }))
                .toList();
        long count = lanes.stream().mapToLong(CompletableFuture::join).sum();
        return count * 1_000_000_000 / (System.nanoTime() - start);
    }

    private static List<Commit> group(Fixture f, long[][] lane, String document, Form form, Then then) {
        Note note = new Note(What.ENTERED, f.a.state(), "action", "request", 0, 0);
        List<Commit> group = new ArrayList<>();
        for (int i = 0; i < GROUP; i++) {
            group.add(new CommitBuilder(lane[0][i], lane[1][i], f.b.state(), document, then)
                    .entered(form != Form.WITHOUT_DOCUMENTS)
                    .note(form == Form.NONE ? null : note)
                    .build());
        }
        return group;
    }
}
