package dev.pawl.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/**
 * The signatures of the methods of codecs. Those of documents are not private: a compiler would put a method in front of each
 * that the machine's class names.
 */
final class CodecMethods {

    private CodecMethods() {}

    static MethodSpec.Builder writer(String name, TypeName type, boolean hidden) {
        return method("write" + name, hidden)
                .addParameter(Types.JSON_OUTPUT, "out")
                .addParameter(type, "value");
    }

    static MethodSpec.Builder reader(String name, TypeName type, boolean hidden) {
        return method("read" + name, hidden)
                .addParameter(Types.JSON_INPUT, "in")
                .returns(type);
    }

    private static MethodSpec.Builder method(String name, boolean hidden) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
        return hidden ? method.addModifiers(Modifier.PRIVATE) : method;
    }
}
