package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * What a step returns.
 *
 * @param declared the return type as written
 * @param wrapped whether it is an {@code Outcome} or a {@code Spawning}
 * @param target the type inside it, or the type itself; {@code Void} where nothing is entered
 * @param states the states the target stands for; empty where it is {@code Void} or no state
 * @param children what the children end with that it spawns; empty where it is no {@code Spawning}
 */
public record ReturnModel(
        TypeName declared, boolean wrapped, TypeName target, List<StateModel> states, Optional<TypeName> children) {}
