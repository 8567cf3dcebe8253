package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.SignalModel;
import javax.lang.model.element.Modifier;

/** For each signal, the methods that deliver it: to an id or to a key. */
record ClientSignals(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        for (SignalModel signal : draft.model().signals()) {
            addMethods(type, signal, TypeName.LONG, "id", "with an id");
            addMethods(type, signal, ClassName.get(String.class), "key", "that is alive under a key");
        }
    }

    private static void addMethods(
            TypeSpec.Builder type, SignalModel signal, TypeName addressType, String address, String which) {
        type.addMethod(method(signal, addressType, address)
                .addJavadoc("""
                        Puts a {@link $T} into the inbox of the instance
                        $L.

                        <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
                        answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
                        again.

                        @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
                        @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
                        """, signal.type(), which)
                .addStatement("return deliver($N, signal, $T.defaults())", address, Types.SIGNAL_OPTIONS)
                .build());
        type.addMethod(method(signal, addressType, address)
                .addJavadoc("""
                        The same, with a key for deduplication: of the signals of an instance with one key, the first counts.

                        @return whether it was delivered now, was a duplicate, or was refused
                        @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
                        """)
                .addParameter(Types.SIGNAL_OPTIONS, "options")
                .addStatement("return deliver($N, signal, options)", address)
                .build());
    }

    private static MethodSpec.Builder method(SignalModel signal, TypeName addressType, String address) {
        return MethodSpec.methodBuilder("signal")
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.SIGNAL_RESULT)
                .addParameter(addressType, address)
                .addParameter(signal.type(), "signal");
    }
}
