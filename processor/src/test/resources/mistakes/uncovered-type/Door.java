package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Machine
public class Door {

    record Lock(StringBuilder key) {}

    private record Secret() {}

    @State(initial = true)
    record Closed(
            Locale locale,
            List<Thread> threads,
            Lock lock,
            int[] floors,
            ArrayList<String> names,
            Map<Double, String> rooms,
            List raw,
            Optional<Optional<String>> twice,
            List<? extends Lock> locks,
            Secret secret,
            Runnable bell) {}

    @State(terminal = true)
    record Open(List<List<Locale>> locales) {}

    @Step
    Open open(Closed closed) {
        return new Open(List.of());
    }
}
