package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * An interface that a step names as if it were sealed; it is read as one, so that this is all that is wrong with it.
 *
 * @param signals whether it stands over signals, and not over states
 * @param members those under it that the machine knows
 */
public record Unsealed(TypeName type, boolean signals, List<TypeName> members, Place place) {}
