package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Several states from which one step starts, drawn as a box around them.
 *
 * @param name the simple name of the superstate
 * @param states those that are not terminal, in the order of the machine's
 */
record Group(String name, List<StateModel> states) {

    /** By its name: seldom has a machine two of one name. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /**
     * The groups of a machine, the larger ones first. Any two of them have no states in common, or one lies in the other:
     * of superstates that overlap the smaller is left out.
     */
    static List<Group> of(MachineModel model) {
        List<Group> candidates = new ArrayList<>();
        for (StepModel step : model.steps()) {
            boolean known = candidates.stream().anyMatch(group -> group.states().equals(step.sources()));
            if (step.sources().size() > 1 && !known) {
                candidates.add(new Group(simpleName(step.from()), step.sources()));
            }
        }
        candidates.sort(Comparator.comparing((Group group) -> group.states().size())
                .reversed()
                .thenComparing(Group::name));
        List<Group> groups = new ArrayList<>();
        for (Group candidate : candidates) {
            if (groups.stream().allMatch(candidate::fits)) {
                groups.add(candidate);
            }
        }
        return groups;
    }

    boolean contains(StateModel state) {
        return states.contains(state);
    }

    boolean contains(Group other) {
        return !equals(other) && states.containsAll(other.states());
    }

    private boolean fits(Group larger) {
        return larger.contains(this) || Collections.disjoint(larger.states(), states);
    }

    static String simpleName(TypeName type) {
        return type instanceof ClassName name ? name.simpleName() : type.toString();
    }
}
