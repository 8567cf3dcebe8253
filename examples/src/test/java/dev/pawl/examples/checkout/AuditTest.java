package dev.pawl.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.Fresh;
import dev.pawl.examples.support.Database;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit finds what is wrong: one good run, after which the shop's tables are bent. */
class AuditTest {

    private Fresh fresh;
    private Database database;

    @BeforeEach
    void runs() {
        fresh = new Fresh();
        database = new Database(fresh.login(), 2);
        try (CheckoutDemo demo = new CheckoutDemo(fresh.login(), Fresh.progress())) {
            demo.insert(1, 30);
            demo.open(1);
            demo.watch(0, Duration.ofSeconds(60));
            assertThat(demo.audit().good()).isTrue();
        }
    }

    @AfterEach
    void close() {
        database.close();
        fresh.close();
    }

    @Test
    void whatIsBentIsFound() {
        Tally good = Audit.of(database);
        assertThat(good.in()).isEqualTo(30);
        assertThat(good.shipped()).isEqualTo(26);
        assertThat(good.neverPaid()).isEqualTo(3);
        assertThat(good.refused()).isEqualTo(1);
        assertThat(good.early()).isEqualTo(3);
        assertThat(good.confirmations()).isEqualTo(33);
        assertThat(good.repeated()).isEqualTo(6);
        assertThat(good.again()).isZero();

        database.run("INSERT INTO demo.ledger SELECT * FROM demo.ledger WHERE order_id = 4");
        assertThat(Audit.of(database).appliedTwice()).isEqualTo(1);
        assertThat(Audit.of(database).good()).isFalse();

        database.run("DELETE FROM demo.ledger WHERE order_id = 4");
        assertThat(Audit.of(database).lostPayments()).isEqualTo(1);
        assertThat(Audit.of(database).wrong()).isEqualTo(1);
        assertThat(Audit.of(database).appliedTwice()).isZero();

        database.run("UPDATE demo.confirmation SET answer = 'DELIVERED' WHERE order_id = 2");
        assertThat(Audit.of(database).deliveredTwice()).isEqualTo(1);

        database.run("UPDATE demo.orders SET instance = -1 WHERE id = 5");
        assertThat(Audit.of(database).lost()).isEqualTo(1);

        assertThat(Audit.of(database).problems())
                .containsExactlyInAnyOrder(
                        "order 2: its payment was accepted as new 2 times; state Shipped, status done",
                        "order 4: ended wrongly; state Shipped, status done",
                        "order 4: its payment was delivered, but is not in the ledger; state Shipped, status done",
                        "order 5: lost; state , status ");

        database.run("INSERT INTO demo.step_run SELECT * FROM demo.step_run WHERE order_id = 6 AND step = 'paid'");
        assertThat(Audit.of(database).again()).isEqualTo(1);
    }
}
