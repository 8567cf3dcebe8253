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

    private void addFactories(
            TypeSpec.Builder type, SignalModel signal, TypeName addressType, String address, String which) {
        type.addMethod(factory(signal, addressType, address)
                .addJavadoc(line("A {@link " + say(signal.type()) + "} for the instance " + which + "."))
                .addCode(line("return signal(" + address + ", signal, " + say(Types.SIGNAL_OPTIONS) + ".defaults());"))
                .build());
        type.addMethod(factory(signal, addressType, address)
                .addJavadoc("The same, with a key for deduplication.\n")
                .addParameter(Types.SIGNAL_OPTIONS, "options")
                .addCode(
                        line("return new " + say(Types.NEW_SIGNAL) + "(DEFINITION, " + address + ", signal, options);"))
                .build());
    }

    private String say(TypeName type) {
        return draft.verbatim().type(type);
    }

    private String line(String text) {
        return draft.verbatim().line(text);
    }

    private static MethodSpec.Builder factory(SignalModel signal, TypeName addressType, String address) {
        return MethodSpec.methodBuilder("signal")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.SEND)
                .addParameter(addressType, address)
                .addParameter(signal.type(), "signal");
    }
}
