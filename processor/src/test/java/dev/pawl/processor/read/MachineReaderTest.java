package dev.pawl.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import org.junit.jupiter.api.Test;

class MachineReaderTest {

    private final MachineModel checkout = Readings.of(JavaFileObjects.forResource("machines/Checkout.java"))
            .get(0)
            .machine();

    @Test
    void theMachineItself() {
        assertThat(checkout.name()).isEqualTo("Checkout");
        assertThat(checkout.version()).isEqualTo(1);
        assertThat(checkout.queue()).isEqualTo("checkout");
        assertThat(checkout.endless()).isFalse();
        assertThat(checkout.publicClass()).isTrue();
        assertThat(checkout.result()).contains(ClassName.get("shop", "Checkout", "Result"));
        assertThat(checkout.retry().orElseThrow().attempts()).isEqualTo(3);
    }

    @Test
    void statesAndSignalsInTheOrderOfTheSource() {
        assertThat(checkout.states())
                .extracting(StateModel::name)
                .containsExactly("Start", "AwaitingPayment", "shipping", "Shipped", "Cancelled");
        assertThat(checkout.states())
                .filteredOn(StateModel::initial)
                .extracting(StateModel::name)
                .containsExactly("Start");
        assertThat(checkout.signals())
                .extracting(SignalModel::name)
                .containsExactly("PaymentConfirmed", "Withdrawn", "fraud");
    }

    @Test
    void stepsWithAllTheyMayTake() {
        StepModel ship = step("ship");
        assertThat(ship.event()).isEqualTo(new Entered());
        assertThat(ship.context()).isTrue();
        assertThat(ship.connection()).isTrue();
        assertThat(ship.retry().orElseThrow().first()).isEqualTo("PT2S");
        assertThat(ship.returns().wrapped()).isTrue();
        assertThat(ship.returns().states()).extracting(StateModel::name).containsExactly("Shipped");
        assertThat(step("request").thrown()).hasToString("[java.io.IOException]");
    }

    @Test
    void superstatesAndInterfacesOverSignals() {
        StepModel recalled = step("recalled");
        assertThat(recalled.sources()).extracting(StateModel::name).containsExactly("AwaitingPayment", "shipping");
        assertThat(((Signalled) recalled.event()).signals())
                .extracting(SignalModel::name)
                .containsExactly("Withdrawn", "fraud");
        assertThat(((Signalled) step("fraud").event()).all()).isTrue();
        assertThat(step("fraud").returns().states()).isEmpty();
        assertThat(step("refused").returns().states())
                .extracting(StateModel::name)
                .containsExactly("Shipped", "Cancelled");
    }

    @Test
    void whatStatesHoldIsReadOnce() {
        assertThat(checkout.values()).containsKeys(TypeName.LONG, ClassName.get("java.time", "Instant"));
        assertThat(checkout.values().keySet())
                .contains(ClassName.get("shop", "Checkout", "Start"), ClassName.get("shop", "Checkout", "Fraud"));
    }

    @Test
    void statesOfOtherClassesComeFromSignatures() {
        MachineModel door = Readings.of(
                        JavaFileObjects.forSourceString("a.States", """
                                package a;
                                import dev.pawl.*;
                                public interface States {
                                    @State(initial = true) record Closed() {}
                                    @State(terminal = true) record Open() implements End {}
                                    @State(terminal = true) record Gone() implements End {}
                                    @State record Unused() {}
                                    sealed interface End {}
                                    @Signal record Knock() {}
                                }
                                """),
                        JavaFileObjects.forSourceString("b.Door", """
                                package b;
                                import a.States;
                                import dev.pawl.*;
                                import java.util.List;
                                @Machine(result = States.End.class)
                                public class Door {
                                    @Step Outcome<States.End> open(States.Closed s, List<States.Knock> knocks) {
                                        return Outcome.next(new States.Open());
                                    }
                                    static class Inner {
                                        @State record Deep() {}
                                    }
                                    @Machine static class Other {
                                        @State record Foreign() {}
                                    }
                                }
                                """))
                .get(0)
                .machine();

        assertThat(door.states()).extracting(StateModel::name).containsExactly("Deep", "Closed", "Gone", "Open");
        assertThat(door.signals()).extracting(SignalModel::name).containsExactly("Knock");
    }

    private StepModel step(String method) {
        return checkout.steps().stream()
                .filter(step -> step.method().equals(method))
                .findFirst()
                .orElseThrow();
    }
}
