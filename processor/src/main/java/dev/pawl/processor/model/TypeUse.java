package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A type where a state, or a sealed interface over states, is asked for.
 *
 * @param states those of the machine's states that are assignable to it
 * @param strangers what else is assignable to it: the type itself if it is neither a state nor sealed, or those under a
 *     sealed interface that are no states
 */
public record TypeUse(TypeName type, List<StateModel> states, List<TypeName> strangers) {

    /** Whether the type stands for states and nothing else. */
    public boolean known() {
        return strangers.isEmpty() && !states.isEmpty();
    }
}
