package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.definition.Compatibility;
import dev.pawl.processor.definition.Definition.DefinedSignal;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Describer;
import dev.pawl.processor.definition.Difference;
import dev.pawl.processor.definition.Difference.Added;
import dev.pawl.processor.definition.Difference.ConstantGone;
import dev.pawl.processor.definition.Difference.Renamed;
import dev.pawl.processor.definition.Difference.Step;
import dev.pawl.processor.definition.Difference.TypeChanged;
import dev.pawl.processor.definition.Difference.VariantGone;
import dev.pawl.processor.definition.Shape;
import dev.pawl.processor.model.Lineage;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.Place;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ReleaseProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Documents of every earlier shape can be read, by the record that reads them: the state's own or an old one. */
final class ShapeRule implements Release.Rule {

    @Override
    public void check(Release release, Consumer<Problem> problems) {
        for (StateModel state : release.states()) {
            Optional<DefinedState> now = release.now().state(state.name());
            Optional<DefinedState> before = release.before().state(state.name());
            if (now.isPresent() && before.isPresent()) {
                state(state, now.get(), before.get().shape().number(), release, problems);
            }
        }
        for (SignalModel signal : release.subject().machine().signals()) {
            DefinedSignal now = release.now().signal(signal.name()).orElseThrow();
            Findings findings = new Findings(release, signal.type(), signal.place(), problems);
            for (int i = now.older().size() - 1; i >= 0; i--) {
                String what = "a signal that an earlier release sent";
                boolean last = i == now.older().size() - 1;
                findings.report(Compatibility.of(now.older().get(i), now.shape()), what, Optional.empty(), last);
            }
        }
    }

    /** Tells each difference once, with the latest of the shapes that have it. */
    private static void state(
            StateModel state, DefinedState now, int accepted, Release release, Consumer<Problem> problems) {
        Lineage lineage = new Lineage(release.subject().machine(), state);
        Findings own = new Findings(release, state.type(), state.place(), problems);
        for (int i = now.older().size() - 1; i >= 0; i--) {
            Shape shape = now.older().get(i);
            String what = "a document of shape " + shape.number();
            Optional<OlderModel> reader = lineage.readerOf(shape.number());
            if (reader.isPresent()) {
                Shape read = Describer.shape(lineage.machine(), reader.get().type());
                new Findings(release, reader.get().type(), reader.get().place(), problems)
                        .report(Compatibility.of(shape, read), what, Optional.empty(), false);
            } else {
                Optional<String> way = Optional.of(way(state, shape, release));
                own.report(Compatibility.of(shape, now.shape()), what, way, shape.number() == accepted);
            }
        }
    }

    private static String way(StateModel state, Shape shape, Release release) {
        String name = release.subject().say(state.type());
        String old = state.type().simpleName() + "V" + shape.number();
        return "keep the old record, as @State(name = \"" + state.name() + "\", until = " + shape.number() + ") record "
                + old + "(...), with @Upgrade static " + name + " upgrade(" + old + " old)";
    }

    /** What was found with the documents that one record reads. */
    private record Findings(
            Release release, ClassName root, Place place, Set<List<Object>> told, Consumer<Problem> problems) {

        Findings(Release release, ClassName root, Place place, Consumer<Problem> problems) {
            this(release, root, place, new HashSet<>(), problems);
        }

        void report(List<Difference> differences, String what, Optional<String> way, boolean last) {
            for (Difference difference : differences) {
                if (told.add(key(difference)) && (last || !(difference instanceof Renamed))) {
                    problems.accept(problem(difference, what, way));
                }
            }
        }

        private static List<Object> key(Difference difference) {
            List<Object> key = new ArrayList<>(List.of(difference.getClass(), difference.path()));
            if (difference instanceof ConstantGone gone) {
                key.add(gone.constant());
            } else if (difference instanceof VariantGone gone) {
                key.add(gone.variant());
            }
            return key;
        }

        private Problem problem(Difference difference, String what, Optional<String> way) {
            String machine = release.name();
            List<Step> steps = difference.path();
            Located at = Located.of(steps, root, place, release.subject());
            if (difference instanceof Added added) {
                return new ReleaseProblem.ComponentAdded(machine, at.path(), what, added.meant(), way, at.place());
            } else if (difference instanceof Renamed renamed) {
                return new ReleaseProblem.ComponentRenamed(machine, at.path(), renamed.before(), at.place());
            } else if (difference instanceof TypeChanged changed) {
                return new ReleaseProblem.TypeChanged(
                        machine, at.path(), changed.before(), changed.now(), what, way, at.place());
            } else if (difference instanceof ConstantGone gone) {
                Optional<String> meant = Words.meant(gone.constant(), gone.left());
                return new ReleaseProblem.ConstantGone(
                        machine, at.path(), gone.type(), gone.constant(), what, meant, way, at.place());
            }
            VariantGone gone = (VariantGone) difference;
            Optional<String> meant = Words.meant(gone.variant(), gone.left());
            return new ReleaseProblem.VariantGone(
                    machine, at.path(), gone.type(), gone.variant(), what, meant, way, at.place());
        }
    }
}
