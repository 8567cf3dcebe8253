package dev.pawl.processor.problem;

import dev.pawl.processor.problem.ClassProblem.BadName;
import dev.pawl.processor.problem.ClassProblem.BadQueue;
import dev.pawl.processor.problem.ClassProblem.BadRateLimit;
import dev.pawl.processor.problem.ClassProblem.BadRetry;
import dev.pawl.processor.problem.ClassProblem.BadVersion;
import dev.pawl.processor.problem.ClassProblem.ForgottenMachine;
import dev.pawl.processor.problem.ClassProblem.ForgottenSignal;
import dev.pawl.processor.problem.ClassProblem.ForgottenState;
import dev.pawl.processor.problem.ClassProblem.GenericMachine;
import dev.pawl.processor.problem.ClassProblem.GenericRecord;
import dev.pawl.processor.problem.ClassProblem.HiddenMachine;
import dev.pawl.processor.problem.ClassProblem.HiddenRecord;
import dev.pawl.processor.problem.ClassProblem.HiddenResult;
import dev.pawl.processor.problem.ClassProblem.InitialAndTerminal;
import dev.pawl.processor.problem.ClassProblem.InnerMachine;
import dev.pawl.processor.problem.ClassProblem.MachineKind;
import dev.pawl.processor.problem.ClassProblem.NameTaken;
import dev.pawl.processor.problem.ClassProblem.NoInitialState;
import dev.pawl.processor.problem.ClassProblem.NoResult;
import dev.pawl.processor.problem.ClassProblem.NotARecord;
import dev.pawl.processor.problem.ClassProblem.NotSealed;
import dev.pawl.processor.problem.ClassProblem.RateComponent;
import dev.pawl.processor.problem.ClassProblem.SameName;
import dev.pawl.processor.problem.ClassProblem.StrayRateLimit;
import dev.pawl.processor.problem.ClassProblem.StrayRetry;
import dev.pawl.processor.problem.ClassProblem.StrayStep;
import dev.pawl.processor.problem.ClassProblem.UnknownCode;
import dev.pawl.processor.problem.ClassProblem.WrongResult;
import dev.pawl.processor.problem.FlowProblem.DeadEnd;
import dev.pawl.processor.problem.FlowProblem.NoEnd;
import dev.pawl.processor.problem.FlowProblem.UnreachableState;
import dev.pawl.processor.problem.FlowProblem.UnusedSignal;
import dev.pawl.processor.problem.StepProblem.AbstractStep;
import dev.pawl.processor.problem.StepProblem.AfterAndAt;
import dev.pawl.processor.problem.StepProblem.AmbiguousEvent;
import dev.pawl.processor.problem.StepProblem.BadDuration;
import dev.pawl.processor.problem.StepProblem.EndlessLoop;
import dev.pawl.processor.problem.StepProblem.ForgottenStep;
import dev.pawl.processor.problem.StepProblem.GenericStep;
import dev.pawl.processor.problem.StepProblem.HiddenType;
import dev.pawl.processor.problem.StepProblem.IdleJoin;
import dev.pawl.processor.problem.StepProblem.InheritedStep;
import dev.pawl.processor.problem.StepProblem.MissingJoin;
import dev.pawl.processor.problem.StepProblem.NeverRuns;
import dev.pawl.processor.problem.StepProblem.NotAResult;
import dev.pawl.processor.problem.StepProblem.ParameterOrder;
import dev.pawl.processor.problem.StepProblem.PrivateStep;
import dev.pawl.processor.problem.StepProblem.RawType;
import dev.pawl.processor.problem.StepProblem.ReturnsNoState;
import dev.pawl.processor.problem.StepProblem.StartsFromNoState;
import dev.pawl.processor.problem.StepProblem.StarvedTimer;
import dev.pawl.processor.problem.StepProblem.StaticStep;
import dev.pawl.processor.problem.StepProblem.StrayAbandon;
import dev.pawl.processor.problem.StepProblem.TerminalStep;
import dev.pawl.processor.problem.StepProblem.TimerComponent;
import dev.pawl.processor.problem.StepProblem.TimerWithEvent;
import dev.pawl.processor.problem.StepProblem.UndeclaredError;
import dev.pawl.processor.problem.StepProblem.UnknownParameter;
import dev.pawl.processor.problem.StepProblem.UnmarkedStep;
import dev.pawl.processor.problem.StepProblem.WrappedSpawning;
import dev.pawl.processor.problem.StepProblem.WrongChildren;
import dev.pawl.processor.problem.StepProblem.WrongContext;
import dev.pawl.processor.problem.ValueProblem.BadCodec;
import dev.pawl.processor.problem.ValueProblem.BadDefault;
import dev.pawl.processor.problem.ValueProblem.UncoveredType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Words every mistake: the machine, what is wrong with which part of it, and what to do about it. All of them stand here,
 * long as that makes the file, so that they speak with one voice.
 */
final class Wording {

    private static final Wording WORDING = new Wording();

    private final Map<Class<?>, Function<Problem, String>> words = new HashMap<>();

    /** The message for a mistake. */
    static String of(Problem problem) {
        String text = Objects.requireNonNull(WORDING.words.get(problem.getClass()), problem::code)
                .apply(problem);
        return problem.machine() + ": " + text + " [" + problem.code() + "]";
    }

    private Wording() {
        structure();
        steps();
        children();
        flow();
        values();
        ReleaseWording.addTo(this);
    }

    private void structure() {
        word(
                MachineKind.class,
                "@Machine stands on %s. A machine is a class or a record.",
                p -> List.of(article(p.kind())));
        word(
                GenericMachine.class,
                "a machine has no type parameters: the database keeps none. Remove them.",
                p -> List.of());
        word(
                InnerMachine.class,
                "a nested machine is static, so that it can be made without an object of what encloses it. "
                        + "Add static.",
                p -> List.of());
        word(
                HiddenMachine.class,
                "%s, so that generated code can't name the machine. Make it at least package-private.",
                p -> List.of(p.why()));
        word(
                NotARecord.class,
                "%s %s is %s. A %s is a record: make it one.",
                p -> List.of(p.role(), p.type(), article(p.kind()), p.role()));
        word(
                ForgottenState.class,
                "%s is used as a state by %s %s, but is %s. Annotate it with @State%s, if instances begin in it "
                        + "with @State(initial = true), if they end in it with @State(terminal = true).",
                p -> List.of(
                        p.type(),
                        p.steps().size() == 1 ? "step" : "steps",
                        list(p.steps()),
                        p.signal() ? "annotated with @Signal" : "not annotated",
                        p.signal() ? " instead" : ""));
        word(
                ForgottenSignal.class,
                "%s is taken as a signal by %s %s, but is not annotated. Annotate it with @Signal.",
                p -> List.of(p.type(), p.steps().size() == 1 ? "step" : "steps", list(p.steps())));
        word(
                NotSealed.class,
                "%s stands over %s %s, but is not sealed, so that nobody can tell what else is under it. Declare it as a "
                        + "sealed interface.",
                p -> List.of(p.type(), p.members().size() == 1 ? p.role() : p.role() + "s", list(p.members())));
        word(
                GenericRecord.class,
                "%s %s has type parameters, but what is stored says nothing of them. Remove them.",
                p -> List.of(p.role(), p.type()));
        word(
                HiddenRecord.class,
                "%s %s can't be named by generated code: %s. Make it visible there.",
                p -> List.of(p.role(), p.type(), p.why()));
        word(
                BadName.class,
                "the name \"%s\" of %s %s. Give it another.",
                p -> List.of(p.name(), p.subject(), p.fault()));
        word(
                SameName.class,
                "%s and %s are two %s of one name in the database, \"%s\". Give one of them another.",
                p -> List.of(p.first(), p.second(), p.kind(), p.name()));
        word(BadVersion.class, "the version is %s. Versions count from 1.", p -> List.of(p.version()));
        word(
                BadQueue.class,
                "the queue \"%s\" %s. Name another, or leave it out for \"default\".",
                p -> List.of(p.queue(), p.fault()));
        word(BadRetry.class, "@Retry of %s: %s.", p -> List.of(p.subject(), p.fault()));
        word(BadRateLimit.class, "@RateLimited of state %s: %s.", p -> List.of(p.state(), p.fault()));
        word(
                RateComponent.class,
                "@RateLimited parts its limit by \"%s\", but %s%s Name a component that is a String, a whole number, a "
                        + "UUID or an enum.",
                p -> List.of(
                        p.component(),
                        p.type()
                                .map(type -> "in " + p.state() + " that is a " + type)
                                .orElse(p.state() + " has no such component"),
                        meant(p.meant())));
        word(
                StrayRateLimit.class,
                "@RateLimited stands on what is no state, so that it limits nothing. Put it on the state whose action is "
                        + "to be limited, or remove it.",
                p -> List.of());
        word(
                NoInitialState.class,
                "no state is initial, so that no instance can be inserted. Mark where it begins with "
                        + "@State(initial = true)%s.",
                p -> List.of(
                        p.candidates().size() == 1
                                ? ", perhaps " + p.candidates().get(0)
                                : ""));
        word(
                InitialAndTerminal.class,
                "state %s is initial and terminal: an instance would be over before it began. Make it one of "
                        + "the two.",
                p -> List.of(p.state()));
        word(
                NoResult.class,
                "%s are terminal, but what an instance ends with has no type. Declare a sealed interface over"
                        + " them and name it in @Machine(result = ...).",
                p -> List.of(list(p.terminals())));
        word(
                WrongResult.class,
                "%s %s, which the machine names as its result. %s",
                p -> p.states().size() == 1
                        ? List.of(
                                "terminal state " + p.states().get(0) + " is no",
                                p.result(),
                                "Let it be one, or name another result.")
                        : List.of(
                                "none of the terminal states " + list(p.states()) + " is of the type",
                                p.result(),
                                "Name a sealed interface over them."));
        word(
                HiddenResult.class,
                "the result %s can't be named by generated code: %s. Make it visible there.",
                p -> List.of(p.result(), p.why()));
        word(
                NameTaken.class,
                "%s would be generated, but it is there already. Rename it, or the machine.",
                p -> List.of(p.name()));
        word(
                ForgottenMachine.class,
                "the class has states and steps, but is no machine, so that none of them ever runs. Annotate it with @Machine.",
                p -> List.of());
        word(
                StrayStep.class,
                "step %s stands in a class that is no machine, so that it never runs. Annotate the class with"
                        + " @Machine, or remove @Step.",
                p -> List.of(p.step()));
        word(
                StrayRetry.class,
                "@Retry stands on %s, which is neither a step nor a machine, so that nothing retries. Put it on the "
                        + "step that is to be run again, or remove it.",
                p -> List.of(p.subject()));
        word(
                UnknownCode.class,
                "@Allow names \"%s\", which %s%s Remove it.",
                p -> List.of(
                        p.allowed(),
                        p.error() ? "is an error, and errors can't be silenced" : "is no code of a warning",
                        meant(p.meant())));
    }

    private void steps() {
        word(
                PrivateStep.class,
                "step %s is private, so that generated code can't call it. Make it package-private.",
                p -> List.of(p.step()));
        word(
                ForgottenStep.class,
                "method %s looks like a step that is missing: it takes the state %s and returns %s. Annotate it with "
                        + "@Step; if it is a helper, make it private or static.",
                p -> List.of(p.method(), p.from(), p.returns()));
        word(
                UnmarkedStep.class,
                "method %s has the signature of a step from %s, but is not annotated, so that nothing runs it. Annotate it "
                        + "with @Step; if it is a helper, make it private or static.",
                p -> List.of(p.method(), p.from()));
        word(
                StaticStep.class,
                "step %s is static. A step is a method of the machine's object: remove static.",
                p -> List.of(p.step()));
        word(
                AbstractStep.class,
                "step %s is abstract. Give it a body here: what subclasses do is not checked.",
                p -> List.of(p.step()));
        word(
                GenericStep.class,
                "step %s has type parameters. Name the types that it takes and returns.",
                p -> List.of(p.step()));
        word(
                InheritedStep.class,
                "step %s is inherited from %s. Steps are declared in the machine itself: override it there "
                        + "with @Step.",
                p -> List.of(p.step(), p.owner()));
        word(
                StartsFromNoState.class,
                "step %s starts from no state: its first parameter is %s Let it be a @State record, or a "
                        + "sealed interface over such records.",
                p -> List.of(
                        p.step(),
                        p.stranger()
                                .map(type -> "of type " + type + ", which is " + noState(p.owner(), "none")
                                        + meant(p.meant()))
                                .orElse("missing.")));
        word(
                ReturnsNoState.class,
                "step %s returns %s, but %s is %s%s Return a @State record, a sealed interface over "
                        + "such records, or an Outcome of either; an Outcome<Void> where the step enters nothing.",
                p -> List.of(p.step(), p.type(), p.stranger(), noState(p.owner(), "no state"), meant(p.meant())));
        word(
                RawType.class,
                "step %s has %s in its signature, which does not say of what. Name the type.",
                p -> List.of(p.step(), p.type()));
        word(
                UnknownParameter.class,
                "step %s takes `%s`, of type %s, which is neither a signal nor an exception%s If it is to be a "
                        + "signal, annotate its record with @Signal; what else a step needs comes by the machine's "
                        + "constructor.",
                p -> List.of(p.step(), p.parameter(), p.type(), meant(p.meant())));
        word(
                HiddenType.class,
                "step %s takes %s, which generated code can't name: %s. Make it visible there.",
                p -> List.of(p.step(), p.type(), p.why()));
        word(
                ParameterOrder.class,
                "step %s, parameter `%s` of type %s: %s. The order is: state, event, StepContext, Connection.",
                p -> List.of(p.step(), p.parameter(), p.type(), p.fault()));
        word(
                WrongContext.class,
                "step %s takes %s, but starts from another state. Take %s.",
                p -> List.of(p.step(), p.declared(), p.expected()));
        word(
                AfterAndAt.class,
                "step %s is a timer after a while and at a time. Leave one of them out, or write two steps.",
                p -> List.of(p.step()));
        word(
                TimerWithEvent.class,
                "step %s is a timer, but takes the event `%s` too. Remove the parameter, or the time.",
                p -> List.of(p.step(), p.parameter()));
        word(
                BadDuration.class,
                "%s: \"%s\" %s%s Write \"PT30S\", \"PT1H\", \"P3D\" or the like.",
                p -> List.of(p.subject(), p.text(), p.fault(), meant(p.meant())));
        word(
                TimerComponent.class,
                "step %s waits for the time in \"%s\", but %s%s Name a component that is an Instant or an "
                        + "Optional<Instant>.",
                p -> List.of(
                        p.step(),
                        p.component(),
                        p.type()
                                .map(type -> "in " + p.state() + " that is of type " + type)
                                .orElse(p.state() + " has no such component"),
                        meant(p.meant())));
        word(
                TerminalStep.class,
                "step %s starts from %s, where an instance is over. Remove the step, or terminal from the " + "state.",
                p -> List.of(p.step(), p.state()));
        word(
                AmbiguousEvent.class,
                "in state %s, %s would run %s%s",
                p -> List.of(p.state(), p.event(), list(p.steps()), remedy(p)));
        word(
                UndeclaredError.class,
                "step %s waits for %s, which no other step of %s declares. Declare it with throws where it is"
                        + " thrown, or remove the step.",
                p -> List.of(p.step(), p.error(), list(p.states())));
        word(
                EndlessLoop.class,
                "%s %s can only enter %s again%s, and would run for ever. Return another state, or %s.",
                p -> List.of(
                        p.join() ? "step" : "action",
                        p.step(),
                        p.state(),
                        p.join() ? ", without children to wait for" : "",
                        p.join() ? "a Spawning with others" : "an Outcome that stays, replays or waits"));
        word(
                StarvedTimer.class,
                "timer %s never runs in state %s: %s enters the state anew after %s, where all timers start again. "
                        + "Let that one return ctx.stay(...), or make one timer of both.",
                p -> List.of(p.step(), p.state(), p.rival(), p.delay()));
        word(
                NeverRuns.class,
                "step %s never runs: in each of its states other steps are nearer. Remove it.",
                p -> List.of(p.step()));
    }

    private void children() {
        word(
                WrappedSpawning.class,
                "step %s returns %s, but a Spawning is an outcome itself. Return %s.",
                p -> List.of(p.step(), p.type(), p.spawning()));
        word(
                NotAResult.class,
                "step %s has %s in its signature, but %s is no result of a machine: %s. Name that of the machine that is "
                        + "spawned: its terminal state, or the sealed interface over its terminal states.",
                p -> List.of(p.step(), p.whole(), p.type(), p.fault()));
        word(
                MissingJoin.class,
                "step %s spawns children, but %s",
                p -> List.of(
                        p.step(),
                        p.states().isEmpty()
                                ? "only enters states where the instance is over, and nobody waits for them. Insert "
                                        + "them with Outcome.insert(...), or enter another state."
                                : "no step waits for their end in %s. Write a step (%s, Children<%s>), or return no Spawning."
                                        .formatted(list(p.states()), p.states().get(0), p.result())));
        word(
                IdleJoin.class,
                "step %s waits for the end of children, but no step spawns any on entering %s. Let one that enters it "
                        + "return Spawning<%s, %s>, or take no Children.",
                p -> List.of(p.step(), list(p.states()), p.states().get(0), p.result()));
        word(
                WrongChildren.class,
                "step %s takes %s, but on entering %s step %s spawns children that end with %s. Let both name the same "
                        + "type.",
                p -> List.of(p.step(), p.declared(), p.state(), p.spawner(), p.spawned()));
        word(
                StrayAbandon.class,
                "state %s abandons its children, but no step waits for any there. Remove abandon, or write a step "
                        + "that takes them.",
                p -> List.of(p.state()));
    }

    private void flow() {
        word(
                UnreachableState.class,
                "state %s is entered by nobody%s. Return it from a step, make it initial, or remove it.",
                p -> List.of(
                        p.state(),
                        p.sources().isEmpty() ? "" : " but " + list(p.sources()) + ", to which nothing leads either"));
        word(
                DeadEnd.class,
                "state %s is left by nobody, but is not terminal%s. Add a step from it to another state "
                        + "(error steps don't count), or make it terminal.",
                p -> List.of(p.state(), p.steps() ? ": its steps only come back to it" : ""));
        word(
                NoEnd.class,
                "an instance can never end: no way leads from %s to %s. Add one, or say @Machine(endless = " + "true).",
                p -> List.of(
                        list(p.states()), p.terminals() ? "a terminal state" : "an end, for no state is terminal"));
        word(
                UnusedSignal.class,
                "signal %s is taken by no step. Write a step that takes it, or remove it.",
                p -> List.of(p.signal()));
    }

    private void values() {
        word(
                UncoveredType.class,
                "%s can't be stored: no codec covers %s; %s. Use another type, or put @Codec with a converter"
                        + " on the component or on the type.",
                p -> List.of(p.path(), p.type(), p.reason()));
        word(
                BadDefault.class,
                "the default \"%s\" of %s is no value of it. Expected is %s.",
                p -> List.of(p.text(), p.path(), p.expected()));
        word(
                BadCodec.class,
                "the converter %s of %s can't be used: it %s.",
                p -> List.of(p.converter(), p.target(), p.fault()));
    }

    private static String remedy(AmbiguousEvent problem) {
        return switch (problem.remedy()) {
            case NONE -> " alike. Make one step of them.";
            case TIME ->
                " at the same time, for timers don't override each other. Make one step of them, or give them "
                        + "different times.";
            case NEARER_EVENT ->
                ", and none of them is nearer. Leave one, or declare one for this "
                        + problem.event().replaceFirst(" .*", "") + " itself.";
            case NEARER_STATE -> ", and none of them is nearer. Leave one, or declare one on the state itself.";
        };
    }

    /** Words a mistake by a text with a gap for each part. */
    <P extends Problem> void word(Class<P> type, String text, Function<P, List<?>> parts) {
        words.put(
                type, problem -> text.formatted(parts.apply(type.cast(problem)).toArray()));
    }

    /** Ends a sentence with what was probably meant, where that is known. */
    private static String meant(Optional<String> name) {
        return name.map(known -> ". Did you mean " + known + "?").orElse(".");
    }

    private static String noState(Optional<String> owner, String otherwise) {
        return owner.map(machine -> "a state of the machine " + machine + " and none of this one")
                .orElse(otherwise);
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** "A", "A and B", "A, B and C". */
    static String list(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
