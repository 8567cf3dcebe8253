package dev.pawl.processor.read;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.UpgradeModel;
import dev.pawl.processor.model.UpgradeModel.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the methods that turn old records of states into newer ones. */
final class UpgradeReader {

    private static final String UPGRADE = "dev.pawl.Upgrade";

    private UpgradeReader() {}

    static List<UpgradeModel> read(TypeElement machine, Language language) {
        List<UpgradeModel> upgrades = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(machine.getEnclosedElements())) {
            if (Annotations.has(method, UPGRADE)) {
                upgrades.add(read(method, language));
            }
        }
        return upgrades;
    }

    private static UpgradeModel read(ExecutableElement method, Language language) {
        List<TypeName> parameters = new ArrayList<>();
        method.getParameters().forEach(parameter -> {
            language.lookAt(parameter.asType());
            parameters.add(language.name(parameter.asType()));
        });
        language.lookAt(method.getReturnType());
        List<TypeName> thrown = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            language.lookAt(type);
            if (!language.isA(type, "java.lang.RuntimeException") && !language.isA(type, "java.lang.Error")) {
                thrown.add(language.name(type));
            }
        }
        return new UpgradeModel(
                method.getSimpleName().toString(),
                traits(method),
                parameters,
                language.name(method.getReturnType()),
                thrown,
                SourcePlace.of(method));
    }

    private static Set<Trait> traits(ExecutableElement method) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (method.getModifiers().contains(Modifier.STATIC)) {
            traits.add(Trait.STATIC);
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            traits.add(Trait.PRIVATE);
        }
        if (!method.getTypeParameters().isEmpty()) {
            traits.add(Trait.GENERIC);
        }
        return traits;
    }
}
