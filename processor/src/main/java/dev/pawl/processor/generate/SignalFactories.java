package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.SignalModel;
import javax.lang.model.element.Modifier;

/** For each signal, the values that stand for one to be sent: to an id or to a key. */
record SignalFactories(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        for (SignalModel signal : draft.model().signals()) {
            addFactories(type, signal, TypeName.LONG, "id", "with that id");
            addFactories(type, signal, ClassName.get(String.class), "key", "alive that has that key");
        }
    }

    private static void addFactories(
            TypeSpec.Builder type, SignalModel signal, TypeName addressType, String address, String which) {
        type.addMethod(factory(signal, addressType, address)
                .addJavadoc("A {@link $T} for the instance " + which + ".\n", signal.type())
                .addStatement("return signal(" + address + ", signal, $T.defaults())", Types.SIGNAL_OPTIONS)
                .build());
        type.addMethod(factory(signal, addressType, address)
                .addJavadoc("The same, with a key for deduplication.\n")
                .addParameter(Types.SIGNAL_OPTIONS, "options")
                .addStatement("return new $T(DEFINITION, " + address + ", signal, options)", Types.NEW_SIGNAL)
                .build());
    }

    private static MethodSpec.Builder factory(SignalModel signal, TypeName addressType, String address) {
        return MethodSpec.methodBuilder("signal")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.SEND)
                .addParameter(addressType, address)
                .addParameter(signal.type(), "signal");
    }
}
