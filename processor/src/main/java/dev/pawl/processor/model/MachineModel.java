package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A machine class.
 *
 * @param type the class
 * @param name its name in the database
 * @param result what an instance ends with: the declared type, or the one terminal state; empty where the machine has no
 *     end, and then {@link Void}
 * @param retry the machine's own policy, where it has one
 * @param states in the order of the source
 * @param signals in the order of the source
 * @param steps in the order of the source; as declared, superstates not resolved
 * @param values every type that stands in a state or a signal, with what a codec needs to know of it, keyed by itself
 * @param supertypes for each sealed interface that a step starts from or takes: every type that it is assignable to,
 *     itself included
 * @param older the old records of its states, in the order of the source
 * @param upgrades the methods that are annotated {@code @Upgrade}, in the order of the source
 * @param publicClass whether the class, and all that encloses it, is public
 */
public record MachineModel(
        ClassName type,
        String name,
        int version,
        String queue,
        Optional<TypeName> result,
        boolean endless,
        Optional<RetryModel> retry,
        List<StateModel> states,
        List<SignalModel> signals,
        List<StepModel> steps,
        Map<TypeName, ValueType> values,
        Map<TypeName, Set<TypeName>> supertypes,
        List<OlderModel> older,
        List<UpgradeModel> upgrades,
        boolean publicClass,
        Place place) {

    /** The same with other steps. */
    public MachineModel with(List<StepModel> others) {
        return new MachineModel(
                type,
                name,
                version,
                queue,
                result,
                endless,
                retry,
                states,
                signals,
                others,
                values,
                supertypes,
                older,
                upgrades,
                publicClass,
                place);
    }
}
