package shop;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Machine
public class Door {

    enum Side {
        LEFT,
        @Named("r")
        RIGHT
    }

    @State(initial = true)
    record Closed(
            @Default("1.5") int floor,
            @Default("200") byte number,
            @Default("RIGHT") Side side,
            @Default("yes") boolean locked,
            @Default("") char letter,
            @Default("tomorrow") Instant until,
            @Default("x") Optional<Integer> perhaps,
            @Default("[]") List<String> names,
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
