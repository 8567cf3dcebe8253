package dev.pawl.processor.check;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.EventModel.Unknown;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Conflict;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.StepProblem.AmbiguousEvent;
import dev.pawl.processor.problem.StepProblem.AmbiguousEvent.Remedy;
import dev.pawl.processor.problem.StepProblem.NeverRuns;
import java.util.List;
import java.util.function.Consumer;

/** Each event of a state runs one step, and each step has an event that runs it. */
final class EventRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (Conflict conflict : subject.table().conflicts()) {
            List<StepModel> steps = conflict.steps();
            problems.accept(new AmbiguousEvent(
                    subject.name(),
                    subject.say(conflict.state().type()),
                    say(conflict.event(), subject),
                    steps.stream().map(step -> signature(step, subject)).toList(),
                    remedy(steps),
                    steps.get(steps.size() - 1).place()));
        }
        for (StepModel step : subject.machine().steps()) {
            boolean idle = !step.sources().isEmpty()
                    && !(step.event() instanceof Unknown)
                    && subject.table().rows().stream().map(Row::step).noneMatch(step::equals)
                    && subject.table().conflicts().stream()
                            .noneMatch(conflict -> conflict.steps().contains(step));
            if (idle) {
                problems.accept(new NeverRuns(subject.name(), step.method(), step.place()));
            }
        }
    }

    private static Remedy remedy(List<StepModel> steps) {
        StepModel first = steps.get(0);
        if (first.event() instanceof After || first.event() instanceof At) {
            return Remedy.TIME;
        }
        if (steps.stream().anyMatch(step -> !step.from().equals(first.from()))) {
            return Remedy.NEARER_STATE;
        }
        boolean alike = steps.stream().allMatch(step -> type(step.event()).equals(type(first.event())));
        return alike ? Remedy.NONE : Remedy.NEARER_EVENT;
    }

    /** The type of what a step takes besides its state; void where there is nothing. */
    private static TypeName type(EventModel event) {
        if (event instanceof Signalled signalled) {
            return signalled.type();
        }
        return event instanceof Threw threw ? threw.error() : TypeName.VOID;
    }

    private static String signature(StepModel step, Subject subject) {
        String from = subject.say(step.from());
        if (step.event() instanceof Signalled signalled) {
            String type = subject.say(signalled.type());
            return step.method() + "(" + from + ", " + (signalled.all() ? "List<" + type + ">" : type) + ")";
        }
        if (step.event() instanceof Joined joined) {
            return step.method() + "(" + from + ", Children<" + subject.say(joined.result()) + ">)";
        }
        if (step.event() instanceof Threw threw) {
            return step.method() + "(" + from + ", " + subject.say(threw.error()) + ")";
        }
        return step.method() + "(" + from + ")";
    }

    private static String say(EventModel event, Subject subject) {
        if (event instanceof Signalled signalled) {
            return "signal " + subject.say(signalled.signals().get(0).type());
        }
        if (event instanceof Threw threw) {
            return "error " + subject.say(threw.error());
        }
        if (event instanceof Joined) {
            return "the end of its children";
        }
        if (event instanceof After after) {
            return "timer after " + after.delay();
        }
        return event instanceof At at ? "timer at " + at.component() : "entry";
    }
}
