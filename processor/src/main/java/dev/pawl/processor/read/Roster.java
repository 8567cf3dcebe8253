package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.model.TypeUse;
import dev.pawl.processor.model.Unsealed;
import dev.pawl.processor.read.Annotations.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A machine's states and signals: those nested in it, then those in the signatures of its steps, but for the states of other
 * machines.
 */
final class Roster {

    static final String STATE = "dev.pawl.State";
    static final String SIGNAL = "dev.pawl.Signal";

    private final Language language;
    private final Map<TypeElement, StateModel> states = new LinkedHashMap<>();
    private final Map<TypeElement, SignalModel> signals = new LinkedHashMap<>();
    private final Map<TypeElement, OlderModel> older = new LinkedHashMap<>();
    private final Map<TypeElement, Unsealed> unsealed = new LinkedHashMap<>();
    private final Map<TypeName, String> foreign = new LinkedHashMap<>();
    private final TypeElement machine;
    private final List<TypeDeclaration> stateDeclarations = new ArrayList<>();
    private final List<TypeDeclaration> signalDeclarations = new ArrayList<>();
    private final List<TypeDeclaration> olderDeclarations = new ArrayList<>();

    Roster(Language language, TypeElement machine, List<ExecutableElement> steps) {
        this.language = language;
        this.machine = machine;
        for (TypeElement state : Members.nested(machine, STATE)) {
            addState(state);
        }
        for (TypeElement signal : Members.nested(machine, SIGNAL)) {
            addSignal(signal);
        }
        for (ExecutableElement step : steps) {
            boolean first = true;
            for (VariableElement parameter : step.getParameters()) {
                TypeMirror type = parameter.asType();
                language.lookAt(type);
                if (first) {
                    addStates(type);
                } else {
                    addSignals(argument(type, "java.util.List").orElse(type));
                }
                first = false;
            }
            language.lookAt(step.getReturnType());
            addStates(ReturnReader.target(step.getReturnType(), language).orElse(step.getReturnType()));
        }
    }

    List<StateModel> states() {
        return List.copyOf(states.values());
    }

    List<SignalModel> signals() {
        return List.copyOf(signals.values());
    }

    /** Old records of states; they are no states themselves. */
    List<OlderModel> older() {
        return List.copyOf(older.values());
    }

    /** The interfaces that were taken for sealed ones so far. */
    List<Unsealed> unsealed() {
        return List.copyOf(unsealed.values());
    }

    /** The states of other machines that steps name, with the class of their machine. */
    Map<TypeName, String> foreign() {
        return Map.copyOf(foreign);
    }

    List<TypeDeclaration> olderDeclarations() {
        return List.copyOf(olderDeclarations);
    }

    List<TypeDeclaration> stateDeclarations() {
        return List.copyOf(stateDeclarations);
    }

    List<TypeDeclaration> signalDeclarations() {
        return List.copyOf(signalDeclarations);
    }

    /** The classes of the states, then those of the signals, then old records. */
    List<TypeElement> elements() {
        List<TypeElement> all = new ArrayList<>(states.keySet());
        for (TypeElement type : signals.keySet()) {
            if (!states.containsKey(type)) {
                all.add(type);
            }
        }
        for (TypeElement type : older.keySet()) {
            if (!all.contains(type)) {
                all.add(type);
            }
        }
        return all;
    }

    /** What a type stands for where a state is asked for. */
    TypeUse use(TypeMirror type) {
        List<TypeElement> leaves = sealedOver(leaves(type), states.keySet(), false);
        List<StateModel> members = new ArrayList<>();
        for (Map.Entry<TypeElement, StateModel> state : states.entrySet()) {
            if (leaves.contains(state.getKey()) && assignable(state.getKey(), type)) {
                members.add(state.getValue());
            }
        }
        List<TypeName> strangers = new ArrayList<>();
        for (TypeElement leaf : leaves) {
            if (!states.containsKey(leaf)) {
                strangers.add(leaf.equals(language.element(type).orElse(null)) ? language.name(type) : name(leaf));
            }
        }
        if (members.isEmpty() && strangers.isEmpty()) {
            strangers.add(language.name(type));
        }
        return new TypeUse(language.name(type), members, strangers);
    }

    /** The signals that a type stands for; empty where it stands for anything else too. */
    List<SignalModel> signalsOf(TypeMirror type) {
        List<TypeElement> leaves = sealedOver(leaves(type), signals.keySet(), true);
        if (!signals.keySet().containsAll(leaves)) {
            return List.of();
        }
        List<SignalModel> members = new ArrayList<>();
        for (Map.Entry<TypeElement, SignalModel> signal : signals.entrySet()) {
            if (leaves.contains(signal.getKey()) && assignable(signal.getKey(), type)) {
                members.add(signal.getValue());
            }
        }
        return members;
    }

    /** What a type stands for that is no signal. */
    List<TypeName> noSignals(TypeMirror type) {
        return sealedOver(leaves(type), signals.keySet(), true).stream()
                .filter(leaf -> !signals.containsKey(leaf))
                .<TypeName>map(Roster::name)
                .toList();
    }

    /** Whether a signal is of that type. */
    boolean hasSignal(TypeName type) {
        return signals.values().stream().anyMatch(signal -> signal.supertypes().contains(type));
    }

    /** The leaves, with those of the known under each that is an interface instead of it: as if it were sealed. */
    private List<TypeElement> sealedOver(List<TypeElement> leaves, Set<TypeElement> known, boolean signal) {
        if (known.containsAll(leaves)) {
            return leaves;
        }
        List<TypeElement> all = new ArrayList<>();
        for (TypeElement leaf : leaves) {
            List<TypeElement> under = List.of();
            if (leaf.getKind() == ElementKind.INTERFACE
                    && !leaf.getQualifiedName().toString().startsWith("java.")) {
                TypeMirror type = language.types().erasure(leaf.asType());
                under = known.stream()
                        .filter(member ->
                                language.types().isAssignable(language.types().erasure(member.asType()), type))
                        .toList();
            }
            if (under.isEmpty()) {
                all.add(leaf);
            } else {
                all.addAll(under);
                List<TypeName> members =
                        under.stream().<TypeName>map(Roster::name).toList();
                boolean here = Members.outermost(leaf).equals(Members.outermost(machine));
                SourcePlace place = SourcePlace.of(here ? leaf : machine);
                unsealed.putIfAbsent(leaf, new Unsealed(name(leaf), signal, members, place));
            }
        }
        return all;
    }

    /** The one type argument of a type of that name; empty where it is another type, or the argument is left out. */
    static Optional<TypeMirror> argument(TypeMirror type, String name, Language language) {
        return argument(type, name, 0, language);
    }

    /** One of the type arguments of a type of that name; empty where it is another type, or the arguments are left out. */
    static Optional<TypeMirror> argument(TypeMirror type, String name, int index, Language language) {
        if (language.is(type, name)
                && index < ((DeclaredType) type).getTypeArguments().size()) {
            return Optional.of(((DeclaredType) type).getTypeArguments().get(index));
        }
        return Optional.empty();
    }

    private Optional<TypeMirror> argument(TypeMirror type, String name) {
        return argument(type, name, language);
    }

    private boolean assignable(TypeElement leaf, TypeMirror type) {
        return language.types().isAssignable(language.types().erasure(leaf.asType()), type)
                || language.types().isAssignable(leaf.asType(), type);
    }

    private List<TypeElement> leaves(TypeMirror type) {
        Optional<TypeElement> element = language.element(type);
        return element.isEmpty() ? List.of() : language.leaves(element.get());
    }

    private void addStates(TypeMirror type) {
        for (TypeElement leaf : leaves(type)) {
            if (Annotations.has(leaf, STATE) && !isForeign(leaf)) {
                addState(leaf);
            }
        }
    }

    /** Whether the state belongs to another machine. Versions of one machine may share states. */
    private boolean isForeign(TypeElement state) {
        Optional<TypeElement> owner = Members.machine(state)
                .filter(other -> !other.equals(machine) && !Members.name(other).equals(Members.name(machine)));
        owner.ifPresent(other -> foreign.put(name(state), other.getSimpleName().toString()));
        return owner.isPresent();
    }

    private void addSignals(TypeMirror type) {
        for (TypeElement leaf : leaves(type)) {
            if (Annotations.has(leaf, SIGNAL)) {
                addSignal(leaf);
            }
        }
    }

    private void addState(TypeElement type) {
        if (states.containsKey(type) || older.containsKey(type)) {
            return;
        }
        Found annotation = Annotations.on(type, STATE).orElseThrow();
        Text name = databaseName(type, annotation);
        if (annotation.written("until")) {
            addOlder(type, name, annotation);
            return;
        }
        states.put(
                type,
                new StateModel(
                        name(type),
                        name.text(),
                        annotation.flag("initial"),
                        annotation.flag("terminal"),
                        annotation.flag("retired"),
                        annotation.flag("abandon"),
                        language.supertypes(type.asType()),
                        RateReader.of(type),
                        SourcePlace.of(type)));
        stateDeclarations.add(Members.declaration(type, name, language));
    }

    private void addOlder(TypeElement type, Text name, Found annotation) {
        boolean marked = Stream.of("initial", "terminal", "retired", "abandon").anyMatch(annotation::flag);
        SourcePlace place = SourcePlace.of(type);
        older.put(type, new OlderModel(name(type), name.text(), annotation.number("until", 0), marked, place));
        olderDeclarations.add(Members.declaration(type, name, language));
    }

    private void addSignal(TypeElement type) {
        if (signals.containsKey(type)) {
            return;
        }
        Text name = databaseName(type, Annotations.on(type, SIGNAL).orElseThrow());
        signals.put(
                type,
                new SignalModel(name(type), name.text(), language.supertypes(type.asType()), SourcePlace.of(type)));
        signalDeclarations.add(Members.declaration(type, name, language));
    }

    private static Text databaseName(TypeElement type, Found annotation) {
        return annotation
                .text("name")
                .map(text -> new Text(text, annotation.place("name")))
                .orElse(new Text(type.getSimpleName().toString(), SourcePlace.of(type)));
    }

    private static ClassName name(TypeElement type) {
        return ClassName.get(type);
    }
}
