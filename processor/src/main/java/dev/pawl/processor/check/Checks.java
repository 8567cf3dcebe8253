package dev.pawl.processor.check;

import dev.pawl.processor.model.Allowance;
import dev.pawl.processor.model.Declarations;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StrayRetry;
import dev.pawl.processor.model.StrayStep;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.problem.ClassProblem;
import dev.pawl.processor.problem.Codes;
import dev.pawl.processor.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules, in the order in which their findings are told. */
public final class Checks {

    static final List<Rule> RULES = List.of(
            new MachineRule(),
            new RecordRule(),
            new NameRule(),
            new UniqueNameRule(),
            new VersionRule(),
            new InitialRule(),
            new ResultRule(),
            new StepRule(),
            new ParameterRule(),
            new HiddenTypeRule(),
            new ReturnRule(),
            new TimerRule(),
            new RetryRule(),
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
            new CodecRule());

    private Checks() {}

    /** Everything that is wrong with a machine. */
    public static List<Problem> of(MachineModel machine, Declarations declarations) {
        return of(machine, declarations, RULES);
    }

    /** What is wrong with a machine by some of the rules. */
    static List<Problem> of(MachineModel machine, Declarations declarations, List<Rule> rules) {
        Subject subject = new Subject(machine, declarations, TransitionTable.of(machine));
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : rules) {
            rule.check(subject, problem -> {
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            });
        }
        return problems;
    }

    /** Generated files that could not be written, for others of their names are there. */
    public static List<Problem> taken(MachineModel machine, List<String> names) {
        return names.stream()
                .<Problem>map(name -> new ClassProblem.NameTaken(machine.type().simpleName(), name, machine.place()))
                .toList();
    }

    /** Retry policies that nothing comes of. */
    public static List<Problem> strayRetries(List<StrayRetry> retries) {
        return retries.stream()
                .<Problem>map(retry -> new ClassProblem.StrayRetry(retry.owner(), retry.subject(), retry.place()))
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
