package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine(result = Key.End.class)
public class Key {

    public sealed interface End permits Cut, Broken {}

    @State(initial = true)
    public record Blank() {}

    @State(terminal = true)
    public record Cut() implements End {}

    @State(terminal = true)
    public record Broken() implements End {}

    @Step
    Cut cut(Blank blank) {
        return new Cut();
    }

    @Step
    Broken slip(Blank blank, IllegalStateException e) {
        return new Broken();
    }
}
