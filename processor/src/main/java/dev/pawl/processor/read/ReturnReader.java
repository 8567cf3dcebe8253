package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.MethodDeclaration.Trait;
import dev.pawl.processor.model.ResultUse;
import dev.pawl.processor.model.ReturnModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TypeUse;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Tells what a step returns. */
final class ReturnReader {

    private static final String OUTCOME = "dev.pawl.Outcome";
    private static final String SPAWNING = "dev.pawl.Spawning";

    private final Language language;
    private final Roster roster;
    private final ResultReader results;

    ReturnReader(Language language, Roster roster) {
        this.language = language;
        this.roster = roster;
        this.results = new ResultReader(language);
    }

    /**
     * A return type.
     *
     * @param use the states that it stands for; empty where it enters nothing, or does not say what
     * @param spawned what the children end with that it spawns; empty where it spawns none, or does not say
     * @param traits what is wrong with it
     */
    record Returned(ReturnModel model, Optional<TypeUse> use, Optional<ResultUse> spawned, Set<Trait> traits) {}

    Returned read(TypeMirror declared) {
        Optional<TypeMirror> inside = Roster.argument(declared, OUTCOME, language);
        if (language.is(inside.orElse(declared), SPAWNING)) {
            return spawning(declared, inside.orElse(declared), inside.isPresent());
        }
        TypeName name = language.name(declared);
        if (!language.is(declared, OUTCOME)) {
            TypeUse use = roster.use(declared);
            return plain(new ReturnModel(name, false, name, use.states(), Optional.empty()), Optional.of(use));
        }
        Optional<TypeMirror> target = inside.filter(ReturnReader::named);
        if (target.isEmpty()) {
            ReturnModel model = new ReturnModel(name, true, ClassName.OBJECT, List.of(), Optional.empty());
            return new Returned(model, Optional.empty(), Optional.empty(), Set.of(Trait.RAW_OUTCOME));
        }
        TypeName targetName = language.name(target.get());
        if (language.is(target.get(), "java.lang.Void")) {
            return plain(new ReturnModel(name, true, targetName, List.of(), Optional.empty()), Optional.empty());
        }
        TypeUse use = roster.use(target.get());
        return plain(new ReturnModel(name, true, targetName, use.states(), Optional.empty()), Optional.of(use));
    }

    private static Returned plain(ReturnModel model, Optional<TypeUse> use) {
        return new Returned(model, use, Optional.empty(), Set.of());
    }

    /** One inside an outcome is a mistake, but it is known what is meant. */
    private Returned spawning(TypeMirror declared, TypeMirror spawning, boolean wrapped) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (wrapped) {
            traits.add(Trait.WRAPPED_SPAWNING);
        }
        Optional<TypeMirror> target =
                Roster.argument(spawning, SPAWNING, 0, language).filter(ReturnReader::named);
        Optional<TypeMirror> children =
                Roster.argument(spawning, SPAWNING, 1, language).filter(ReturnReader::named);
        if (target.isEmpty() || children.isEmpty()) {
            traits.add(Trait.RAW_OUTCOME);
        }
        Optional<TypeUse> use = target.map(roster::use);
        List<StateModel> states = use.map(TypeUse::states).orElse(List.of());
        ReturnModel model = new ReturnModel(
                language.name(declared),
                true,
                target.map(language::name).orElse(ClassName.OBJECT),
                states,
                Optional.of(children.map(language::name).orElse(ClassName.OBJECT)));
        return new Returned(model, use, children.map(results::read), traits);
    }

    /** What is inside the {@code Outcome} or {@code Spawning} that a step returns; empty where it is neither. */
    static Optional<TypeMirror> target(TypeMirror declared, Language language) {
        Optional<TypeMirror> inside = Roster.argument(declared, OUTCOME, language);
        return Roster.argument(inside.orElse(declared), SPAWNING, 0, language).or(() -> inside);
    }

    private static boolean named(TypeMirror argument) {
        return argument.getKind() == TypeKind.DECLARED
                || argument.getKind() == TypeKind.ERROR
                || argument.getKind() == TypeKind.ARRAY;
    }
}
