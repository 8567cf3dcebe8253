package children;

import dev.pawl.Children;
import dev.pawl.Insert;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

@Machine
class Order {
    @State(initial = true) record Placed(long order, List<String> lines) {}
    @State record Picking(long order) {}
    @State(terminal = true) record Closed(long order, int picked, int missing) {}

    // snippet: @Step Spawning<Picking, Line.Result> spawn(Placed s) {

    /** How an order of two lines ended. */
    static Object run(DataSource dataSource) {
        try (Pawl pawl = Pawl.on(dataSource)
                .run(new OrderMachine(new Order()))
                .run(new LineMachine(new Line()))
                .start()) {
            OrderClient orders = new OrderClient(pawl);
            return orders.await(orders.insert(new Placed(1, List.of("pen", "ink"))), Duration.ofMinutes(1));
        }
    }
}

@Machine(result = Line.Result.class)
class Line {
    @State(initial = true) record Ordered(String article) {}
    @State(terminal = true) record Picked(String article) implements Result {}
    sealed interface Result permits Picked {}

    @Step Picked pick(Ordered s) {
        return new Picked(s.article());
    }
}
