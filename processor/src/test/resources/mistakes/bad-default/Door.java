package shop;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Machine
public class Door {

    enum Side {
        LEFT,
        @Named("r")
        RIGHT
    }

    record Pair(int one, int other) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    @State(initial = true)
    record Closed(
            @Default("1.5") int floor,
            @Default("200") byte number,
            @Default("LEFTT") Side side,
            @Default("yes") boolean locked,
            @Default("") char letter,
            @Default("tomorrow") Instant until,
            @Default("x") Optional<Integer> perhaps,
            @Default("[1, 2]") List<String> names,
            @Default("[\"a\", null]") List<String> list,
            @Default("{\"a\": [1, 1.5]}") Map<String, List<Integer>> map,
            @Default("{\"one\": true}") Map<Integer, Boolean> keys,
            @Default("{\"one\": 1}") Pair pair,
            @Default("[") Pair broken,
            @Default("{\"@type\": \"Square\"}") Shape shape,
            @Default("{\"@type\": \"Circle\", \"radius\": 1}") Shape round,
            @Default("1-1-1-1-1") UUID id,
            @Default("NaN") double width,
            @Default("r") Side fine,
            @Default("-12") long good,
            @Default("") String text) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }
}
