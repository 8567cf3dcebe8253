package dev.pawl.benchmarks.work;

import dev.pawl.Children;
import dev.pawl.Insert;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.ArrayList;
import java.util.List;

/** Has many children, and waits for them. */
@Machine(version = 1, queue = "parent")
public class Parent {

    @State(initial = true)
    public record Begun(int children) {}

    @State
    public record Waiting() {}

    @State(terminal = true)
    public record Done(int joined) {}

    @Step
    Spawning<Waiting, One.Done> spawn(Begun begun) {
        List<Insert<One.Done>> children = new ArrayList<>();
        for (int i = 0; i < begun.children(); i++) {
            children.add(OneMachine.insert(new One.Begun(i, Note.TEXT)));
        }
        return Outcome.spawn(children).next(new Waiting());
    }

    @Step
    Done joined(Waiting waiting, Children<One.Done> children) {
        return new Done(children.size());
    }
}
