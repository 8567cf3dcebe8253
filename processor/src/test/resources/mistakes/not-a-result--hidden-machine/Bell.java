package town;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine(result = Sound.class)
class Bell {

    @State(initial = true)
    record Still() {}

    @State(terminal = true)
    record Rung() implements Sound {}

    @Step
    Rung ring(Still still) {
        return new Rung();
    }
}
