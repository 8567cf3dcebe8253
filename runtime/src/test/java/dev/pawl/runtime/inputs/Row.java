package dev.pawl.runtime.inputs;

import java.util.List;
import java.util.function.Function;

/**
 * A public method in the table of inputs.
 *
 * @param signature as {@link Surface} has it
 * @param target what it is called on; null where it is static or a constructor
 * @param params its parameters
 */
record Row(String signature, Function<Scene, Object> target, List<Param> params) {

    static Row row(String signature, Param... params) {
        return new Row(signature, s -> null, List.of(params));
    }

    static Row row(String signature, Function<Scene, Object> target, Param... params) {
        return new Row(signature, target, List.of(params));
    }
}
