package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @State
    record Ajar() {}

    @Step
    Spawning<Ajar, String> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Step
    Open spelled(Ajar ajar, Children<String> words) {
        return new Open();
    }

    @State
    record Locked() {}

    @Step(after = "PT1H")
    Spawning<Locked, Key> lock(Closed closed) {
        return new Spawning<>(Outcome.next(new Locked()), List.of());
    }

    @Step
    Open unlocked(Locked locked, Children<Key> keys) {
        return new Open();
    }

    @State
    record Barred() {}

    @Step(after = "PT2H")
    Spawning<Barred, Key.Blank> bar(Closed closed) {
        return new Spawning<>(Outcome.next(new Barred()), List.of());
    }

    @Step
    Open unbarred(Barred barred, Children<Key.Blank> keys) {
        return new Open();
    }

    @State
    record Bolted() {}

    sealed interface Part permits Splinter {}

    record Splinter() implements Part {}

    @Step(after = "PT3H")
    Spawning<Bolted, Part> bolt(Closed closed) {
        return new Spawning<>(Outcome.next(new Bolted()), List.of());
    }

    @Step
    Open unbolted(Bolted bolted, Children<Part> parts) {
        return new Open();
    }

    @State
    record Chained() {}

    @Step(after = "PT4H")
    Spawning<Chained, Loose> chain(Closed closed) {
        return new Spawning<>(Outcome.next(new Chained()), List.of());
    }

    @Step
    Open unchained(Chained chained, Children<Loose> ends) {
        return new Open();
    }

    @State
    record Walled() {}

    @Step(after = "PT5H")
    Spawning<Walled, Bell.Rung> wall(Closed closed) {
        return new Spawning<>(Outcome.next(new Walled()), List.of());
    }

    @Step
    Open unwalled(Walled walled, Children<Bell.Rung> bells) {
        return new Open();
    }

    @State
    record Grown() {}

    @Step(after = "PT6H")
    Spawning<Grown, int[]> grow(Closed closed) {
        return new Spawning<>(Outcome.next(new Grown()), List.of());
    }

    @Step
    Open ungrown(Grown grown, Children<int[]> numbers) {
        return new Open();
    }
}

@Machine
class Key {

    @State(initial = true)
    record Blank() {}

    @State(terminal = true)
    record Cut() {}

    @Step
    Cut cut(Blank blank) {
        return new Cut();
    }
}

@State(terminal = true)
record Loose() {}

@Machine(result = Bell.Result.class)
class Bell {

    sealed interface Result permits Rung, Broken {}

    @State(initial = true)
    record Still() {}

    @State(terminal = true)
    record Rung() implements Result {}

    @State(terminal = true)
    record Broken() implements Result {}

    @Step
    Result ring(Still still) {
        return new Rung();
    }
}
