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
            addMethods(type, signal, TypeName.LONG, "id", "with that id");
            addMethods(type, signal, ClassName.get(String.class), "key", "alive that has that key");
        }
    }

    private void addMethods(
            TypeSpec.Builder type, SignalModel signal, TypeName addressType, String address, String which) {
        type.addMethod(method(signal, addressType, address)
                .addJavadoc(draft.verbatim()
                        .line("Puts a {@link " + draft.verbatim().type(signal.type())
                                + "} into the inbox of the instance " + which + "."))
                .addCode(draft.verbatim()
                        .line("return deliver(" + address + ", signal, "
                                + draft.verbatim().type(Types.SIGNAL_OPTIONS) + ".defaults());"))
                .build());
        type.addMethod(method(signal, addressType, address)
                .addJavadoc("The same, with a key for deduplication: of the signals with one key, the first counts.\n")
                .addParameter(Types.SIGNAL_OPTIONS, "options")
                .addCode(draft.verbatim().line("return deliver(" + address + ", signal, options);"))
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
