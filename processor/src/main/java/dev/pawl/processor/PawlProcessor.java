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
import dev.pawl.processor.problem.Printer;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.read.MachineReader;
import dev.pawl.processor.read.Reading;
import dev.pawl.processor.read.Reading.Unresolved;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reads each machine, checks it, and writes what goes with it. A machine with mistakes gets the same classes with empty
 * bodies, so that code which uses them adds no errors of its own. What it writes for a machine depends on that machine
 * alone.
 */
@AutoService(Processor.class)
public final class PawlProcessor extends AbstractProcessor {

    /** Machines with types that other processors may still write. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Whether it was said that the directory of baselines can't be one: once is enough. */
    private boolean directoryTold;

    /** Those of which the client is written already. */
    private final Set<String> served = new LinkedHashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Set<String> types = new LinkedHashSet<>(Strays.ANNOTATIONS);
        types.add(MachineReader.MACHINE);
        return types;
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
        Printer printer = new Printer(processingEnv.getMessager());
        for (TypeElement annotation : annotations) {
            String name = annotation.getQualifiedName().toString();
            printer.print(Strays.of(name, round.getElementsAnnotatedWith(annotation)));
        }
        MachineReader reader = new MachineReader(processingEnv);
        for (TypeElement machine : machines(annotations, round)) {
            Reading reading = reader.read(machine);
            if (reading.unresolved() == Unresolved.NOTHING) {
                process(machine, reading, printer);
            } else if (reading.unresolved() == Unresolved.SIGNATURE) {
                // What is missing is the compiler's to report. States and signals are written by hand: to wait for one
                // would only add an error at each place that names what is generated.
                write(machine, reading, skeleton(reading), printer);
            } else if (!round.processingOver()) {
                wait(machine, reading, printer);
            }
        }
        return false;
    }

    private void process(TypeElement machine, Reading reading, Printer printer) {
        Baseline baseline = baseline(reading.machine());
        List<Problem> problems = Checks.of(reading.machine(), reading.declarations(), baseline);
        printer.print(problems);
        boolean sound = problems.stream().allMatch(Problem::warning);
        List<GeneratedFile> files = sound ? files(reading.machine(), baseline) : skeleton(reading);
        boolean served = this.served.contains(machine.getQualifiedName().toString());
        String client = Generator.client(reading.machine()).name();
        write(
                machine,
                reading,
                files.stream()
                        .filter(file -> !served || !file.name().equals(client))
                        .toList(),
                printer);
    }

    private void write(TypeElement machine, Reading reading, List<GeneratedFile> files, Printer printer) {
        List<String> taken = new Output(processingEnv.getFiler(), machine).write(files);
        printer.print(Checks.taken(reading.machine(), taken));
    }

    /** The client says nothing of what is missing, so that it is written at once, for the sake of those who name it. */
    private void wait(TypeElement machine, Reading reading, Printer printer) {
        String name = machine.getQualifiedName().toString();
        waiting.add(name);
        if (served.add(name)) {
            Remains.of(reading.machine(), reading.declarations())
                    .map(Generator::client)
                    .ifPresent(client -> write(machine, reading, List.of(client), printer));
        }
    }

    private Baseline baseline(MachineModel machine) {
        Baseline baseline = BaselineDirectory.of(processingEnv.getOptions()).find(machine.name(), machine.version());
        boolean repeated = baseline instanceof Baseline.BadDirectory && directoryTold;
        directoryTold |= baseline instanceof Baseline.BadDirectory;
        return repeated ? new Baseline.None() : baseline;
    }

    private static List<GeneratedFile> files(MachineModel machine, Baseline baseline) {
        return Generator.generate(machine, Describer.describe(machine, baseline.accepted()));
    }

    private static List<GeneratedFile> skeleton(Reading reading) {
        return Remains.of(reading.machine(), reading.declarations())
                .map(Generator::skeleton)
                .orElse(List.of());
    }

    /** The machines of this round and those that waited for it. */
    private Set<TypeElement> machines(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> machines = new LinkedHashSet<>();
        for (String name : waiting) {
            TypeElement machine = processingEnv.getElementUtils().getTypeElement(name);
            if (machine != null) {
                machines.add(machine);
            }
        }
        waiting.clear();
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(MachineReader.MACHINE)) {
                Set<? extends Element> annotated = round.getElementsAnnotatedWith(annotation);
                machines.addAll(ElementFilter.typesIn(annotated));
            }
        }
        return machines;
    }
}
