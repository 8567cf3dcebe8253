package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** StepContext, Children and List lack their imports. */
@Machine
public class Door {

    @State(initial = true)
    public record Closed() {}

    @State(terminal = true)
    public record Open() {}

    @Signal
    public record Knock() {}

    @Step
    Outcome<Open> open(Closed closed, StepContext<Closed> context) {
        return Outcome.next(new Open());
    }

    @Step
    Open answer(Closed closed, List<Knock> knocks) {
        return new Open();
    }

    @Step
    Open all(Closed closed, Children<Open[]> doors) {
        return new Open();
    }

    <T extends Comparator<T>> Spawning<Open, T> help(Closed closed, Map<String, ? super Locker<T>> map) {
        return null;
    }
}
