package dev.pawl.examples.order;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Status;
import dev.pawl.examples.order.Order.Cancelled;
import dev.pawl.examples.order.Order.Nothing;
import dev.pawl.examples.order.Order.Packed;
import dev.pawl.examples.order.Order.Picking;
import dev.pawl.examples.order.Order.Placed;
import dev.pawl.testing.PawlExtension;
import dev.pawl.testing.TestPawl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderTest {

    private final FakeStock stock = new FakeStock();

    @RegisterExtension
    final PawlExtension machines = PawlExtension.inMemory()
            .run(() -> new OrderMachine(new Order()))
            .run(() -> new OrderLineMachine(new OrderLine(stock)));

    /** Shelves that give one article for each number, as often as it is asked under that number. */
    private static final class FakeStock implements Stock {

        private final Map<String, Integer> pieces = new HashMap<>(Map.of("pen", 5, "ink", 1));
        private final Map<String, String> taken = new HashMap<>();

        @Override
        public Optional<String> take(String article, String number) {
            if (!taken.containsKey(number) && pieces.getOrDefault(article, 0) > 0) {
                pieces.merge(article, -1, Integer::sum);
                taken.put(number, "shelf of " + article);
            }
            return Optional.ofNullable(taken.get(number));
        }
    }

    @Test
    void whatIsThereIsPacked(TestPawl pawl, OrderClient orders) {
        long id = orders.insert(new Placed("o1", List.of("pen", "ink", "pen")));
        pawl.drain();
        pawl.assertThat(orders, id)
                .isDone(new Packed("o1", List.of("pen", "ink", "pen"), 0))
                .ran("pick", "pack");
    }

    @Test
    void whatDoesNotComeIsMissing(TestPawl pawl, OrderClient orders) {
        long id = orders.insert(new Placed("o1", List.of("pen", "ink", "ink")));
        pawl.drain();
        pawl.assertThat(orders, id).isIn(new Picking("o1"));
        pawl.advance(ofDays(1));
        pawl.assertThat(orders, id).isDone(new Packed("o1", List.of("pen", "ink"), 1));
    }

    @Test
    void nothingIsNoBox(TestPawl pawl, OrderClient orders) {
        long id = orders.insert(new Placed("o1", List.of()));
        pawl.drain();
        pawl.assertThat(orders, id).isDone(new Nothing("o1", "nothing was there"));
    }

    @Test
    void aCancelledOrderCancelsItsLines(TestPawl pawl, OrderClient orders, OrderLineClient lines) {
        long id = orders.insert(new Placed("o1", List.of("pen", "gold")));
        pawl.drain();
        orders.signal(id, new Cancelled());
        pawl.drain();
        pawl.assertThat(orders, id).isDone(new Nothing("o1", "cancelled by the customer"));
        assertThat(lines.find("o1/0").orElseThrow().status()).isEqualTo(Status.DONE);
        assertThat(lines.find("o1/1").orElseThrow().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aCrashAnywherePicksNothingTwice() {
        TestPawl.everyCrash(node -> {
            FakeStock once = new FakeStock();
            TestPawl pawl = node.run(new OrderMachine(new Order()))
                    .run(new OrderLineMachine(new OrderLine(once)))
                    .start();
            OrderClient orders = pawl.client(OrderClient.class);
            long id = orders.insert(new Placed("o1", List.of("pen", "pen")));
            pawl.advance(ofDays(1));
            pawl.assertThat(orders, id).isDone();
            return once.pieces;
        });
    }
}
