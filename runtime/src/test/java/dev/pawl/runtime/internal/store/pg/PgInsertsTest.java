package dev.pawl.runtime.internal.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.InsertedRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgInsertsTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void anInsertWaitsForOneThatMayTakeItsKey() throws Exception {
        try (Connection other = f.transaction()) {
            long id =
                    f.store.within(other).insert(List.of(f.waiting("k"))).get(0).id();
            CompletableFuture<InsertedRow> mine = CompletableFuture.supplyAsync(
                    () -> f.store.insert(List.of(f.waiting("k"))).get(0));
            f.awaitLockWait();
            other.commit();
            assertThat(mine.get()).isEqualTo(new InsertedRow(id, false));
        }
    }

    @Test
    void anInsertFollowsOneThatIsRolledBack() throws Exception {
        try (Connection other = f.transaction()) {
            f.store.within(other).insert(List.of(f.waiting("k")));
            CompletableFuture<InsertedRow> mine = CompletableFuture.supplyAsync(
                    () -> f.store.insert(List.of(f.waiting("k"))).get(0));
            f.awaitLockWait();
            other.rollback();
            assertThat(mine.get().created()).isTrue();
        }
    }

    @Test
    void withinATransactionItIsTheCallers() throws SQLException {
        try (Connection mine = f.transaction()) {
            ClientStore bound = f.store.within(mine);
            long id = bound.insert(List.of(f.waiting("k"))).get(0).id();
            assertThat(bound.insert(List.of(f.waiting("k"))).get(0)).isEqualTo(new InsertedRow(id, false));
            assertThat(bound.get(f.a.machine(), id)).isPresent();
            assertThat(f.store.get(f.a.machine(), id)).isEmpty();
            mine.commit();
            assertThat(f.store.get(f.a.machine(), id)).isPresent();
        }
    }
}
