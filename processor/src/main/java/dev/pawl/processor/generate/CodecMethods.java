package dev.pawl.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** The signatures of the methods of codecs. */
final class CodecMethods {

    private CodecMethods() {}

    static MethodSpec.Builder writer(String name, TypeName type) {
        return MethodSpec.methodBuilder("write" + name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Types.JSON_OUTPUT, "out")
                .addParameter(type, "value");
    }

    static MethodSpec.Builder reader(String name, TypeName type) {
        return MethodSpec.methodBuilder("read" + name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Types.JSON_INPUT, "in")
                .returns(type);
    }
}
