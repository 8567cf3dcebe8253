package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.ParameterDeclaration;
import dev.pawl.processor.model.ParameterDeclaration.Kind;
import dev.pawl.processor.model.ResultUse;
import dev.pawl.processor.model.SignalModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Tells what the parameters of a step are. */
final class ParameterReader {

    private static final String LIST = "java.util.List";
    private static final String CONTEXT = "dev.pawl.StepContext";
    private static final String CHILDREN = "dev.pawl.Children";

    private final Language language;
    private final Roster roster;
    private final Supertypes supertypes;
    private final ResultReader results;

    ParameterReader(Language language, Roster roster, Supertypes supertypes) {
        this.language = language;
        this.roster = roster;
        this.supertypes = supertypes;
        this.results = new ResultReader(language);
    }

    List<ParameterDeclaration> read(List<? extends VariableElement> parameters, SourcePlace step) {
        List<ParameterDeclaration> declared = new ArrayList<>();
        for (VariableElement parameter : parameters) {
            TypeMirror type = parameter.asType();
            Optional<TypeMirror> argument = Roster.argument(type, LIST, language)
                    .or(() -> Roster.argument(type, CONTEXT, language))
                    .or(() -> Roster.argument(type, CHILDREN, language))
                    .filter(given -> given.getKind() != TypeKind.WILDCARD);
            // The place of an inherited step is that of the machine; so is that of its parameters then.
            boolean own = step.subject().equals(parameter.getEnclosingElement());
            Kind kind = kind(type, declared.isEmpty());
            declared.add(new ParameterDeclaration(
                    parameter.getSimpleName().toString(),
                    language.name(type),
                    kind,
                    argument.map(language::name),
                    declared.isEmpty() ? List.of() : strangers(kind, argument.orElse(type)),
                    Roster.argument(type, LIST, language)
                            .or(() -> Roster.argument(type, CHILDREN, language))
                            .or(() -> Optional.of(type))
                            .flatMap(language::element)
                            .flatMap(language::hidden),
                    own ? SourcePlace.of(parameter) : step));
        }
        return declared;
    }

    /** What runs a step that is no timer. */
    EventModel event(List<? extends VariableElement> parameters, List<ParameterDeclaration> declared) {
        for (int i = 1; i < declared.size(); i++) {
            Kind kind = declared.get(i).kind();
            if (kind == Kind.CONTEXT || kind == Kind.CONNECTION) {
                continue;
            }
            TypeMirror type = parameters.get(i).asType();
            if (kind == Kind.SIGNAL) {
                return signalled(type, false);
            }
            if (kind == Kind.CHILDREN) {
                return joined(parameters)
                        .map(use -> new EventModel.Joined(use.type(), use.machines(), use.results()))
                        .orElseGet(() -> new EventModel.Joined(ClassName.OBJECT, List.of(), List.of()));
            }
            Optional<TypeMirror> element = Roster.argument(type, LIST, language);
            if (element.isPresent() && !roster.signalsOf(element.get()).isEmpty()) {
                return signalled(element.get(), true);
            }
            if (kind == Kind.ERROR) {
                supertypes.add(type);
                boolean checked =
                        !language.isA(type, "java.lang.RuntimeException") && !language.isA(type, "java.lang.Error");
                List<TypeName> all = List.copyOf(language.supertypes(type));
                return new EventModel.Threw(language.name(type), all, checked);
            }
            return new EventModel.Unknown(
                    language.name(type), Optional.of(declared.get(i).place()));
        }
        return new EventModel.Entered();
    }

    /** What the first children among the parameters end with; empty where there are none, or they don't say. */
    Optional<ResultUse> joined(List<? extends VariableElement> parameters) {
        for (VariableElement parameter : parameters) {
            if (language.is(parameter.asType(), CHILDREN)) {
                return Roster.argument(parameter.asType(), CHILDREN, language)
                        .filter(result -> result.getKind() == TypeKind.DECLARED || result.getKind() == TypeKind.ARRAY)
                        .map(results::read);
            }
        }
        return Optional.empty();
    }

    private List<TypeName> strangers(Kind kind, TypeMirror type) {
        return kind == Kind.OTHER || kind == Kind.LIST ? roster.noSignals(type) : List.of();
    }

    private EventModel signalled(TypeMirror type, boolean all) {
        supertypes.add(type);
        List<SignalModel> signals = roster.signalsOf(type);
        return new EventModel.Signalled(language.name(type), signals, all);
    }

    private Kind kind(TypeMirror type, boolean first) {
        if (language.is(type, CONTEXT)) {
            return Kind.CONTEXT;
        }
        if (language.is(type, "java.sql.Connection")) {
            return Kind.CONNECTION;
        }
        if (language.is(type, LIST)) {
            return Kind.LIST;
        }
        if (language.is(type, CHILDREN)) {
            return Kind.CHILDREN;
        }
        if (first && roster.use(type).known()) {
            return Kind.STATE;
        }
        if (!roster.signalsOf(type).isEmpty()) {
            return Kind.SIGNAL;
        }
        if (roster.use(type).known()) {
            return Kind.STATE;
        }
        return language.isA(type, "java.lang.Throwable") ? Kind.ERROR : Kind.OTHER;
    }
}
