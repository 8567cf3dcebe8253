package dev.pawl.processor.check;

import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.definition.Definition;
import dev.pawl.processor.definition.Describer;
import dev.pawl.processor.model.Allowance;
import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StrayRate;
import dev.pawl.processor.model.StrayRetry;
import dev.pawl.processor.model.StrayStep;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.problem.ClassProblem;
import dev.pawl.processor.problem.Codes;
import dev.pawl.processor.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All rules, in the order in which their findings are told. */
public final class Checks {

    static final List<Rule> RULES = List.of(
            new MachineRule(),
            new RecordRule(),
            new ForgottenStateRule(),
            new ForgottenSignalRule(),
            new SealedRule(),
            new NameRule(),
            new UniqueNameRule(),
            new VersionRule(),
            new InitialRule(),
            new ResultRule(),
            new StepRule(),
            new ForgottenStepRule(),
            new UnmarkedStepRule(),
            new ParameterRule(),
            new HiddenTypeRule(),
            new ReturnRule(),
            new ChildrenRule(),
            new JoinRule(),
            new AbandonRule(),
            new TimerRule(),
            new RetryRule(),
            new RateRule(),
            new TerminalRule(),
            new EventRule(),
            new StarvedTimerRule(),
            new ErrorRule(),
            new LoopRule(),
            new SignalRule(),
            new ReachRule(),
            new DeadEndRule(),
            new EndRule(),
            new CoverageRule(),
            new JsonNameRule(),
            new DefaultRule(),
            new CodecRule(),
            new BaselineRule(),
            new OlderRule(),
            new UpgradeRule(),
            new RetiredRule());

    /** Those that compare a machine with what was released; of one with mistakes nothing can be said. */
    static final List<Release.Rule> RELEASE_RULES = List.of(
            new GoneRule(), new TerminalChangeRule(), new ShapeRule(), new StateEventsRule(), new QueueChangeRule());

    private Checks() {}

    /** Everything that is wrong with a machine. */
    public static List<Problem> of(
            MachineModel machine, Declarations declarations, TransitionTable table, Baseline baseline) {
        return of(Subject.of(machine, declarations, table, baseline), RULES, RELEASE_RULES);
    }

    /** What is wrong with a machine by some of the rules. */
    static List<Problem> of(
            MachineModel machine,
            Declarations declarations,
            Baseline baseline,
            List<Rule> rules,
            List<Release.Rule> releaseRules) {
        Subject subject = Subject.of(machine, declarations, TransitionTable.of(machine), baseline);
        return of(subject, rules, releaseRules);
    }

    private static List<Problem> of(Subject subject, List<Rule> rules, List<Release.Rule> releaseRules) {
        Baseline baseline = subject.baseline();
        Subject flow = subject.with(subject.forgotten());
        List<Problem> problems = new ArrayList<>();
        Consumer<Problem> add = problem -> {
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        };
        rules.forEach(rule -> rule.check(rule instanceof FlowRule ? flow : subject, add));
        if (baseline.accepted().isPresent() && problems.stream().allMatch(Problem::warning)) {
            Definition before = baseline.accepted().get();
            Release release = new Release(
                    subject, before, Describer.describe(subject.machine(), subject.table(), baseline.accepted()));
            releaseRules.forEach(rule -> rule.check(release, add));
        }
        return problems;
    }

    /** Generated files that could not be written, for others of their names are there. */
    public static List<Problem> taken(MachineModel machine, List<String> names) {
        return names.stream()
                .<Problem>map(name -> new ClassProblem.NameTaken(machine.type().simpleName(), name, machine.place()))
                .toList();
    }

    /** A class that is a machine but for the annotation. */
    public static Problem forgotten(MachineModel machine) {
        return new ClassProblem.ForgottenMachine(machine.type().simpleName(), machine.place());
    }

    /** Retry policies that nothing comes of. */
    public static List<Problem> strayRetries(List<StrayRetry> retries) {
        return retries.stream()
                .<Problem>map(retry -> new ClassProblem.StrayRetry(retry.owner(), retry.subject(), retry.place()))
                .toList();
    }

    /** Rate limits that limit nothing. */
    public static List<Problem> strayRates(List<StrayRate> rates) {
        return rates.stream()
                .<Problem>map(rate -> new ClassProblem.StrayRateLimit(rate.owner(), rate.place()))
                .toList();
    }

    /** Codes that silence nothing. */
    public static List<Problem> allowances(List<Allowance> allowances) {
        return allowances.stream()
                .filter(allowance -> !Codes.warnings().contains(allowance.code().text()))
                .<Problem>map(allowance -> {
                    String code = allowance.code().text();
                    boolean error = Codes.all().contains(code);
                    return new ClassProblem.UnknownCode(
                            allowance.owner(),
                            NameRule.printable(code),
                            error,
                            error ? Optional.empty() : Words.meant(code, Codes.warnings()),
                            allowance.code().place());
                })
                .toList();
    }

    /** Steps in classes that are no machines. */
    public static List<Problem> strays(List<StrayStep> steps) {
        return steps.stream()
                .<Problem>map(step -> new ClassProblem.StrayStep(step.owner(), step.method(), step.place()))
                .toList();
    }
}
