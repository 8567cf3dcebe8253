package home;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

public interface House {

    final class Ground {

        private Ground() {}

        @Machine(endless = true)
        record Door(List<String> log) {

            @State(initial = true)
            record Open() {}

            @State
            record Closed(int times) {}

            @Signal
            record Push(Strength strength) {}

            enum Strength {
                SOFT,
                HARD
            }

            @Step
            Closed close(Open s, Push push) {
                return new Closed(1);
            }

            @Step
            Open open(Closed s, Push push) {
                return new Open();
            }
        }
    }
}
