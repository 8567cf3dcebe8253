package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** New instances, and how they are found. */
class InsertsTest extends StoreContract {

    @Test
    void aNewInstanceIsAsItWasAskedFor() {
        Instant at = Instant.parse("2100-01-01T00:00:00.123456Z");
        long later = f.insert(
                new NewRow(f.a, "q", 7, "k", "{\"a\":\"ü\\u20ac\"}", Due.at(at), Due.in(Duration.ofDays(365 * 300))));
        Row row = f.row(later);
        assertThat(row.state()).isEqualTo(StoreFixture.A);
        assertThat(row.status()).isEqualTo(Status.RUNNABLE);
        assertThat(row.queue()).isEqualTo("q");
        assertThat(row.priority()).isEqualTo(7);
        assertThat(row.key()).isEqualTo("k");
        assertThat(row.data()).isEqualTo("{\"a\":\"ü\\u20ac\"}");
        assertThat(row.due()).isEqualTo(at);
        assertThat(row.insertedAt()).isEqualTo(row.enteredAt());
        assertThat(row.endedAt()).isNull();
        Row waiting = f.row(f.insert(new NewRow(f.a, "q", 7, null, "{}", Due.NEVER, Due.in(Duration.ofHours(1)))));
        assertThat(waiting.status()).isEqualTo(Status.WAITING);
        assertThat(waiting.due()).isEqualTo(waiting.insertedAt().plusSeconds(3600));
        assertThat(f.row(f.insert(f.waiting(null))).due()).isNull();
        assertThat(f.row(f.insert(f.runnable(null))).due()).isNotNull();
    }

    @Test
    void timesBeyondAllReasonAreKeptWithinTheDatabases() {
        f.insert(
                new NewRow(f.a, QUEUE, 5, null, "{}", Due.at(Instant.MAX), Due.in(Duration.ofSeconds(Long.MAX_VALUE))));
        f.insert(new NewRow(f.a, QUEUE, 5, null, "{}", Due.at(Instant.MIN), Due.NEVER));
        assertThat(f.claim(9)).hasSize(1);
    }

    @Test
    void manyAreOneStatementAndTheIdsAreInOrder() {
        List<InsertedRow> rows = f.store.insert(IntStream.range(0, 100_000)
                .mapToObj(n -> f.runnable("k" + (100_000 - n)))
                .toList());
        assertThat(rows).allMatch(InsertedRow::created);
        assertThat(rows).extracting(InsertedRow::id).isSorted().doesNotHaveDuplicates();
        assertThat(f.row(rows.get(7).id()).key()).isEqualTo("k99993");
    }

    /** They go another way than those among which one has a key. */
    @Test
    void rowsThatDifferByTheirDocumentsAloneAreAsAnyOthers() {
        Instant at = Instant.parse("2100-01-01T00:00:00Z");
        for (NewRow kind : List.of(
                f.runnable(null),
                f.waiting(null),
                new NewRow(f.a, "q", 7, null, "{}", Due.in(Duration.ofHours(2)), Due.in(Duration.ofHours(1))),
                new NewRow(f.other, "q", 3, null, "{}", Due.at(at), Due.NEVER),
                new NewRow(f.other, "q", 3, null, "{}", Due.NEVER, Due.at(at)))) {
            List<NewRow> alike =
                    IntStream.range(0, 200).mapToObj(n -> like(kind, n, null)).toList();
            List<NewRow> others = new ArrayList<>(alike);
            others.add(like(kind, 200, "k" + kind));
            List<InsertedRow> inserted = f.store.insert(alike);
            assertThat(inserted).hasSize(200).allMatch(InsertedRow::created);
            assertThat(inserted).extracting(InsertedRow::id).isSorted().doesNotHaveDuplicates();
            List<InsertedRow> expected = f.store.insert(others);
            for (int n : new int[] {0, 7, 199}) {
                Row row = f.store
                        .get(kind.state().machine(), inserted.get(n).id())
                        .orElseThrow();
                Row other = f.store
                        .get(kind.state().machine(), expected.get(n).id())
                        .orElseThrow();
                assertThat(row.data()).isEqualTo("{\"n\":" + n + "}");
                assertThat(row)
                        .usingRecursiveComparison()
                        .ignoringFields("id", "insertedAt", "enteredAt", "due")
                        .isEqualTo(other);
                assertThat(row.enteredAt()).isEqualTo(row.insertedAt());
                assertThat(wait(row, at)).isEqualTo(wait(other, at));
            }
        }
    }

    private static NewRow like(NewRow row, int n, @Nullable String key) {
        return new NewRow(
                row.state(), row.queue(), row.priority(), key, "{\"n\":" + n + "}", row.action(), row.timers());
    }

    /** For how long it waits from the start; a negative time where that is until then, null for ever. */
    private static @Nullable Duration wait(Row row, Instant then) {
        Instant due = row.due();
        return due == null ? null : due.equals(then) ? Duration.ofNanos(-1) : Duration.between(row.insertedAt(), due);
    }

    @Test
    void aLiveKeyIsAnsweredWithItsInstance() {
        long holder = f.insert(f.waiting("b"));
        long same = f.insert(new NewRow(f.other, QUEUE, 5, "b", "{}", Due.NEVER, Due.NEVER));
        assertThat(same).isNotEqualTo(holder);
        List<InsertedRow> rows = f.store.insert(List.of(
                f.waiting("c"), f.waiting("b"), f.waiting(null), f.waiting("c"), f.waiting("a"), f.waiting(null)));
        assertThat(rows).extracting(InsertedRow::created).containsExactly(true, false, true, false, true, true);
        assertThat(rows.get(1).id()).isEqualTo(holder);
        assertThat(rows.get(3).id()).isEqualTo(rows.get(0).id());
        assertThat(f.store.cancel(f.a.machine(), holder, "over").answer()).isEqualTo(Cancelled.Answer.CANCELLED);
        assertThat(f.store.insert(List.of(f.waiting("b"))).get(0).created()).isTrue();
    }

    @Test
    void theLiveOneIsFoundByItsKeyElseTheLastThatEnded() {
        long first = f.insert(f.waiting("k"));
        f.store.cancel(f.a.machine(), first, "over");
        long second = f.insert(f.waiting("k"));
        assertThat(f.store.find(f.a.machine(), "k").orElseThrow().id()).isEqualTo(second);
        f.store.cancel(f.a.machine(), second, "over too");
        Row row = f.store.find(f.a.machine(), "k").orElseThrow();
        assertThat(row.id()).isEqualTo(second);
        assertThat(row.status()).isEqualTo(Status.CANCELLED);
        assertThat(row.error()).isEqualTo("over too");
        assertThat(f.store.find(f.other.machine(), "k")).isEmpty();
        assertThat(f.store.get(f.other.machine(), second)).isEmpty();
        assertThat(f.store.cancel(f.a.machine(), second, "again").answer()).isEqualTo(Cancelled.Answer.ENDED);
        assertThat(f.store.cancel(f.other.machine(), second, "again").answer()).isEqualTo(Cancelled.Answer.MISSING);
    }

    @Test
    void batchesThatShareKeysDoNotDeadlock() throws Exception {
        for (int round = 0; round < 20; round++) {
            String prefix = "r" + round + ":";
            List<NewRow> there = new ArrayList<>(
                    IntStream.range(0, 300).mapToObj(n -> f.waiting(prefix + n)).toList());
            List<NewRow> back = new ArrayList<>(there);
            Collections.reverse(back);
            CompletableFuture<List<InsertedRow>> one = CompletableFuture.supplyAsync(() -> f.store.insert(there));
            CompletableFuture<List<InsertedRow>> two = CompletableFuture.supplyAsync(() -> f.store.insert(back));
            List<InsertedRow> first = one.get();
            List<InsertedRow> second = new ArrayList<>(two.get());
            Collections.reverse(second);
            assertThat(first)
                    .extracting(InsertedRow::id)
                    .isEqualTo(second.stream().map(InsertedRow::id).toList());
            assertThat(IntStream.range(0, 300)
                            .allMatch(
                                    i -> first.get(i).created() != second.get(i).created()))
                    .isTrue();
        }
    }

    @Test
    void textThatPostgresCannotHoldIsRejected() {
        assertThatThrownBy(() -> f.insert(new NewRow(f.a, QUEUE, 5, null, "\"\0\"", Due.NOW, Due.NEVER)))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageStartingWith("Could not insert an instance: ");
    }

    @Test
    void theDictionaryGivesEachStateOneNumber() {
        assertThat(f.store.register(List.of(StoreFixture.B, StoreFixture.A)))
                .containsEntry(StoreFixture.A, f.a)
                .containsEntry(StoreFixture.B, f.b)
                .hasSize(2);
        assertThat(f.a.machine()).isEqualTo(f.b.machine()).isNotEqualTo(f.other.machine());
    }

    @Test
    void nodesThatRegisterTogetherAgree() {
        List<StateKey> keys = IntStream.range(0, 50)
                .mapToObj(n -> new StateKey("m" + n % 7, 1, "s" + n, 1))
                .toList();
        List<CompletableFuture<Map<StateKey, StateId>>> all = new ArrayList<>();
        for (int node = 0; node < 6; node++) {
            all.add(CompletableFuture.supplyAsync(() -> f.store.register(keys)));
        }
        assertThat(all).allMatch(one -> one.join().equals(all.get(0).join()));
        assertThat(all.get(0).join()).containsOnlyKeys(keys);
    }
}
