package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.model.Unsealed;
import dev.pawl.processor.read.Annotations.Found;
import dev.pawl.processor.read.Reading.Unresolved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads a class that is annotated {@code @Machine}. */
public final class MachineReader {

    /** The annotation that makes a class a machine. */
    public static final String MACHINE = "dev.pawl.Machine";

    private final ProcessingEnvironment environment;
    private final Map<Element, TypeName> names = new HashMap<>();

    public MachineReader(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Reads the machine as it stands, mistakes included; also one that lacks the annotation. */
    public Reading read(TypeElement type) {
        Language language = new Language(environment.getElementUtils(), environment.getTypeUtils(), type, names);
        Found annotation = Annotations.on(type, MACHINE).orElse(new Found(type, null));

        List<ExecutableElement> methods = Members.steps(type, language);
        Roster roster = new Roster(language, type, methods);
        Supertypes supertypes = new Supertypes(language);
        StepReader steps = new StepReader(language, roster, supertypes, type);
        List<MethodDeclaration> declared = steps.read(methods);
        List<Unsealed> unsealed = roster.unsealed();
        List<MethodDeclaration> lookalikes = steps.lookalikes(declared.size());
        Optional<TypeName> result = result(annotation, roster.states(), language);
        if (Members.lacksImport(type)) {
            language.lookAt(null);
        }
        Unresolved signatures = language.unresolved() ? Unresolved.SIGNATURE : Unresolved.COMPONENT;
        ValueReader values = new ValueReader(language, type);
        roster.elements().forEach(values::readRoot);

        Text name = annotation
                .text("name")
                .map(text -> new Text(text, annotation.place("name")))
                .orElse(new Text(type.getSimpleName().toString(), SourcePlace.of(type)));
        Text queue = new Text(annotation.text("queue").orElse("default"), annotation.place("queue"));
        MachineModel machine = new MachineModel(
                ClassName.get(type),
                name.text(),
                annotation.number("version", 1),
                queue.text(),
                result,
                annotation.flag("endless"),
                StepReader.retry(type),
                roster.states(),
                roster.signals(),
                declared.stream().map(MethodDeclaration::step).toList(),
                values.read(),
                supertypes.found(),
                roster.older(),
                UpgradeReader.read(type, language),
                language.isPublic(type),
                SourcePlace.of(type));
        TypeDeclaration itself = Members.declaration(type, name, language);
        Declarations declarations = new Declarations(
                itself,
                roster.stateDeclarations(),
                roster.signalDeclarations(),
                declared,
                roster.olderDeclarations(),
                annotation.type("result").flatMap(language::element).flatMap(language::hidden),
                annotation.place("result"),
                annotation.place("version"),
                queue,
                values.codecs(),
                lookalikes,
                Members.unmarked(type),
                unsealed,
                roster.foreign());
        return new Reading(machine, declarations, language.unresolved() ? signatures : Unresolved.NOTHING);
    }

    private static Optional<TypeName> result(Found annotation, List<StateModel> states, Language language) {
        if (annotation.written("result")) {
            Optional<TypeMirror> type = annotation.type("result");
            language.lookAt(type.orElse(null));
            if (type.isPresent() && type.get().getKind() != TypeKind.VOID) {
                return type.map(language::name);
            }
        }
        List<StateModel> terminals =
                states.stream().filter(StateModel::terminal).toList();
        return terminals.size() == 1 ? Optional.of(terminals.get(0).type()) : Optional.empty();
    }
}
