package dev.pawl.processor;

import com.google.auto.service.AutoService;
import dev.pawl.processor.baseline.BaselineDirectory;
import dev.pawl.processor.check.Checks;
import dev.pawl.processor.definition.Baseline;
import dev.pawl.processor.definition.Describer;
import dev.pawl.processor.generate.GeneratedFile;
import dev.pawl.processor.generate.Generator;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.Remains;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.problem.Printer;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.read.MachineReader;
import dev.pawl.processor.read.Reading;
import dev.pawl.processor.read.Reading.Unresolved;
import dev.pawl.processor.read.StrayReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads each machine, checks it, and writes what goes with it. A machine with mistakes gets the same classes with empty
 * bodies, so that code which uses them adds no errors of its own. What it writes for a machine depends on that machine
 * alone.
 */
@AutoService(Processor.class)
public final class PawlProcessor extends AbstractProcessor {

    /** All of Pawl's annotations: they mean nothing to anybody else, and javac warns of those that nobody claims. */
    static final Set<String> ANNOTATIONS = Set.of(
            "dev.pawl.Allow",
            "dev.pawl.Codec",
            "dev.pawl.Default",
            "dev.pawl.Generated",
            "dev.pawl.Machine",
            "dev.pawl.Named",
            "dev.pawl.RateLimited",
            "dev.pawl.Retry",
            "dev.pawl.Signal",
            "dev.pawl.State",
            "dev.pawl.Step",
            "dev.pawl.Upgrade");

    /** Machines with types that other processors may still write. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Where the baselines are, once it was asked. */
    private @Nullable BaselineDirectory directory;

    /** Whether it was said that the directory of baselines can't be one: once is enough. */
    private boolean directoryTold;

    /** Those of which the client is written already. */
    private final Set<String> served = new LinkedHashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return ANNOTATIONS;
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(BaselineDirectory.OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Annotated annotated = Annotated.of(annotations, round);
        MachineReader reader = new MachineReader(processingEnv);
        Jobs jobs = new Jobs();
        for (TypeElement machine : machines(annotated)) {
            Reading reading = reader.read(machine);
            if (reading.unresolved() == Unresolved.NOTHING) {
                Baseline baseline = baseline(reading.machine());
                jobs.add(machine, reading, () -> checked(reading, baseline));
            } else if (reading.unresolved() == Unresolved.SIGNATURE) {
                // What is missing is the compiler's to report. States and signals are written by hand: to wait for one
                // would only add an error at each place that names what is generated.
                jobs.add(machine, reading, () -> new Product(List.of(), skeleton(reading)));
            } else if (!round.processingOver()) {
                wait(machine, reading, jobs);
            }
        }
        List<Problem> problems = new ArrayList<>();
        annotated.strays(problems::addAll);
        for (TypeElement type : annotated.forgotten()) {
            Reading reading = reader.read(type);
            if (!StrayReader.lacksImport(type)) {
                problems.add(Checks.forgotten(reading.machine()));
            }
            jobs.add(type, reading, () -> new Product(List.of(), skeleton(reading)));
        }
        deliver(jobs, problems);
        new Printer(processingEnv.getMessager()).print(problems);
        return true;
    }

    /** A machine of which something is made. */
    private record Job(TypeElement machine, Reading reading) {}

    /**
     * What is to be made of machines. They are read by then, so that the work needs values alone, and nothing of the
     * compiler's, which is not made for several threads.
     */
    private record Jobs(List<Job> all, Ahead<Product> work) {

        Jobs() {
            this(new ArrayList<>(), new Ahead<>());
        }

        void add(TypeElement machine, Reading reading, Supplier<Product> making) {
            all.add(new Job(machine, reading));
            work.add(making);
        }
    }

    /** What was made of it. */
    private record Product(List<Problem> problems, List<GeneratedFile> files) {}

    /** Hands the files over as they are made, on this thread and in the order of the jobs. */
    private void deliver(Jobs jobs, List<Problem> problems) {
        for (int i = 0; i < jobs.all().size(); i++) {
            Job job = jobs.all().get(i);
            Product product = jobs.work().get(i);
            problems.addAll(product.problems());
            List<String> taken = new Output(processingEnv.getFiler(), job.machine()).write(product.files());
            problems.addAll(Checks.taken(job.reading().machine(), taken));
        }
    }

    private Product checked(Reading reading, Baseline baseline) {
        TransitionTable table = TransitionTable.of(reading.machine());
        List<Problem> problems = Checks.of(reading.machine(), reading.declarations(), table, baseline);
        boolean sound = problems.stream().allMatch(Problem::warning);
        List<GeneratedFile> files = sound ? files(reading.machine(), table, baseline) : skeleton(reading);
        if (served.contains(reading.machine().type().canonicalName())) {
            String client = Generator.clientName(reading.machine());
            files = files.stream().filter(file -> !file.name().equals(client)).toList();
        }
        return new Product(problems, files);
    }

    /** The client says nothing of what is missing, so that it is written at once, for the sake of those who name it. */
    private void wait(TypeElement machine, Reading reading, Jobs jobs) {
        String name = machine.getQualifiedName().toString();
        waiting.add(name);
        if (served.add(name)) {
            Remains.of(reading.machine(), reading.declarations())
                    .ifPresent(remains -> jobs.add(
                            machine, reading, () -> new Product(List.of(), List.of(Generator.client(remains)))));
        }
    }

    private Baseline baseline(MachineModel machine) {
        if (directory == null) {
            directory = BaselineDirectory.of(processingEnv.getOptions());
        }
        Baseline baseline = directory.find(machine.name(), machine.version());
        boolean repeated = baseline instanceof Baseline.BadDirectory && directoryTold;
        directoryTold |= baseline instanceof Baseline.BadDirectory;
        return repeated ? new Baseline.None() : baseline;
    }

    private static List<GeneratedFile> files(MachineModel machine, TransitionTable table, Baseline baseline) {
        return Generator.generate(machine, table, Describer.describe(machine, table, baseline.accepted()));
    }

    private static List<GeneratedFile> skeleton(Reading reading) {
        return Remains.of(reading.machine(), reading.declarations())
                .map(Generator::skeleton)
                .orElse(List.of());
    }

    /** The machines of this round and those that waited for it. */
    private Set<TypeElement> machines(Annotated annotated) {
        Set<TypeElement> machines = new LinkedHashSet<>();
        for (String name : waiting) {
            TypeElement machine = processingEnv.getElementUtils().getTypeElement(name);
            if (machine != null) {
                machines.add(machine);
            }
        }
        waiting.clear();
        machines.addAll(annotated.machines());
        return machines;
    }
}
