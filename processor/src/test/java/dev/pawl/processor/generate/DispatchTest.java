package dev.pawl.processor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.pawl.InsertOptions;
import dev.pawl.StepContext;
import dev.pawl.processor.zoo.Zoo;
import dev.pawl.processor.zoo.ZooMachine;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a generated machine does when it is called. */
class DispatchTest {

    private final ZooMachine machine = new ZooMachine(new Zoo());
    private final StepContext<?> context = null;

    @Test
    void aStepIsFoundByTheNumberInTheTable() throws Throwable {
        Transition taken = ZooMachine.TRANSITIONS.stream()
                .filter(row -> row.method().equals("taken") && row.from().equals("Nothing"))
                .findFirst()
                .orElseThrow();
        assertThat(taken.to()).containsExactly("Guarded");
        assertThat(taken.trigger()).isEqualTo(new Trigger.Signalled(Set.of("Next"), false));
        assertThat(machine.run(taken.step(), new Zoo.Nothing(), new Zoo.Next(1), context, null))
                .isEqualTo(new Zoo.Guarded(new Zoo.Positive(1), Optional.empty()));
    }

    @Test
    void anUnknownNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> machine.run(99, new Zoo.Nothing(), null, context, null))
                .withMessage("Zoo has no step 99");
    }

    @Test
    void aMachineNeedsItsObject() {
        assertThatNullPointerException().isThrownBy(() -> new ZooMachine(null)).withMessage("machine");
    }

    @Test
    void anInsertIsAValue() {
        Zoo.Nothing state = new Zoo.Nothing();
        assertThat(ZooMachine.insert(state))
                .isEqualTo(new NewInstance<>(ZooMachine.DEFINITION, state, InsertOptions.defaults()));
        assertThatNullPointerException().isThrownBy(() -> ZooMachine.insert((Zoo.Nothing) null));
    }

    @Test
    void theDefinitionKnowsTheStatesOfValues() {
        assertThat(machine.definition()).isSameAs(ZooMachine.DEFINITION);
        assertThat(ZooMachine.DEFINITION.stateOf(new Zoo.Nothing()).name()).isEqualTo("Nothing");
        assertThat(ZooMachine.DEFINITION.stateOf("text")).isNull();
    }
}
