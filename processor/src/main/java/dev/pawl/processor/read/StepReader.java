package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.MethodDeclaration;
import dev.pawl.processor.model.MethodDeclaration.Trait;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.RetryModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.TypeUse;
import dev.pawl.processor.read.Annotations.Found;
import dev.pawl.processor.read.ReturnReader.Returned;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads step methods. */
final class StepReader {

    private final Language language;
    private final Roster roster;
    private final Supertypes supertypes;
    private final ParameterReader parameters;
    private final ReturnReader returns;
    private final TypeElement machine;

    StepReader(Language language, Roster roster, Supertypes supertypes, TypeElement machine) {
        this.language = language;
        this.roster = roster;
        this.supertypes = supertypes;
        this.machine = machine;
        this.parameters = new ParameterReader(language, roster, supertypes);
        this.returns = new ReturnReader(language, roster);
    }

    List<MethodDeclaration> read(List<ExecutableElement> methods) {
        List<MethodDeclaration> declared = new ArrayList<>();
        for (ExecutableElement method : methods) {
            Found annotation = Annotations.on(method, Members.STEP).orElseThrow();
            declared.add(read(declared.size(), method, Optional.of(annotation)));
        }
        return declared;
    }

    /**
     * The methods of the machine itself that are no steps, but have the signature of one: from a state, and nothing else than
     * a step may take, to a state. A private or a static one is meant as a helper.
     */
    List<MethodDeclaration> lookalikes(int number) {
        List<MethodDeclaration> found = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(machine.getEnclosedElements())) {
            if (!Annotations.has(method, Members.STEP) && looksLikeStep(method)) {
                found.add(read(number + found.size(), method, Optional.empty()));
            }
        }
        return found;
    }

    private boolean looksLikeStep(ExecutableElement method) {
        List<? extends VariableElement> elements = method.getParameters();
        Set<Modifier> modifiers = method.getModifiers();
        if (elements.isEmpty()
                || modifiers.contains(Modifier.PRIVATE)
                || modifiers.contains(Modifier.STATIC)
                || !method.getTypeParameters().isEmpty()
                || !roster.use(elements.get(0).asType()).known()
                || method.getThrownTypes().stream().anyMatch(type -> type.getKind() != TypeKind.DECLARED)) {
            return false;
        }
        for (ParameterDeclaration parameter :
                parameters.read(elements, place(method)).subList(1, elements.size())) {
            boolean signals = parameter.kind() != Kind.LIST
                    || parameter.argument().stream().anyMatch(roster::hasSignal);
            if (parameter.kind() == Kind.STATE || parameter.kind() == Kind.OTHER || !signals) {
                return false;
            }
        }
        Returned returned = returns.read(method.getReturnType());
        return returned.traits().isEmpty()
                && returned.use().map(TypeUse::known).orElse(returned.model().wrapped());
    }

    private MethodDeclaration read(int number, ExecutableElement method, Optional<Found> annotation) {
        SourcePlace place = place(method);
        List<? extends VariableElement> elements = method.getParameters();
        List<ParameterDeclaration> declared = parameters.read(elements, place);
        Optional<TypeUse> from = elements.isEmpty()
                ? Optional.empty()
                : Optional.of(roster.use(elements.get(0).asType()));
        if (!elements.isEmpty()) {
            supertypes.add(elements.get(0).asType());
        }
        Optional<Text> after = annotation.flatMap(found -> text(found, "after"));
        Optional<Text> at = annotation.flatMap(found -> text(found, "at"));
        EventModel event = at.<EventModel>map(text -> new EventModel.At(text.text(), text.place()))
                .or(() -> after.map(text -> new EventModel.After(text.text(), text.place())))
                .orElseGet(() -> parameters.event(elements, declared));

        Set<Trait> traits = traits(method);
        Returned returned = returns.read(method.getReturnType());
        traits.addAll(returned.traits());
        List<? extends TypeMirror> thrown = method.getThrownTypes();
        List<TypeName> errors = new ArrayList<>();
        List<Set<TypeName>> caught = new ArrayList<>();
        for (TypeMirror error : thrown) {
            language.lookAt(error);
            errors.add(language.name(error));
            caught.add(language.supertypes(error));
        }
        List<StateModel> sources = new ArrayList<>();
        for (StateModel state :
                from.isEmpty() ? List.<StateModel>of() : from.get().states()) {
            if (!state.terminal()) {
                sources.add(state);
            }
        }
        StepModel step = new StepModel(
                number,
                method.getSimpleName().toString(),
                from.isEmpty() ? ClassName.OBJECT : from.get().type(),
                List.copyOf(sources),
                event,
                returned.model(),
                takes(declared, Kind.CONTEXT),
                takes(declared, Kind.CONNECTION),
                List.copyOf(errors),
                retry(method),
                place);
        return new MethodDeclaration(
                step,
                language.name(language.types().erasure(Members.owner(method).asType())),
                traits,
                declared,
                from,
                returned.use(),
                parameters.joined(elements),
                returned.spawned(),
                after,
                at,
                List.copyOf(caught),
                place);
    }

    private static boolean takes(List<ParameterDeclaration> parameters, Kind kind) {
        for (ParameterDeclaration parameter : parameters) {
            if (parameter.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The policy on a step or a machine, where there is one. */
    static Optional<RetryModel> retry(Element element) {
        return Annotations.on(element, "dev.pawl.Retry")
                .map(found -> new RetryModel(
                        found.number("attempts", 20),
                        found.text("first").orElse("PT1S"),
                        found.text("longest").orElse("PT5M"),
                        found.place()));
    }

    /** An inherited step has no line of this machine's own but the class itself. */
    private SourcePlace place(ExecutableElement method) {
        return SourcePlace.of(Members.owner(method).equals(machine) ? method : machine);
    }

    private static Optional<Text> text(Found annotation, String member) {
        return annotation.text(member).map(text -> new Text(text, annotation.place(member)));
    }

    private Set<Trait> traits(ExecutableElement method) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Set<Modifier> modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.PRIVATE)) {
            traits.add(Trait.PRIVATE);
        }
        if (modifiers.contains(Modifier.STATIC)) {
            traits.add(Trait.STATIC);
        }
        if (modifiers.contains(Modifier.ABSTRACT)) {
            traits.add(Trait.ABSTRACT);
        }
        if (!method.getTypeParameters().isEmpty()) {
            traits.add(Trait.GENERIC);
        }
        if (!Members.owner(method).equals(machine)) {
            traits.add(Trait.INHERITED);
        }
        return traits;
    }
}
