package dev.pawl.processor.read;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;

/** Compiles sources and reads the machines among them. */
public final class Readings {

    private Readings() {}

    /** The machines in the order of the sources. */
    public static List<Reading> of(JavaFileObject... sources) {
        List<Reading> readings = new ArrayList<>();
        Compilation compilation = Compiler.javac()
                .withProcessors(new AbstractProcessor() {
                    @Override
                    public Set<String> getSupportedAnnotationTypes() {
                        return Set.of(MachineReader.MACHINE);
                    }

                    @Override
                    public SourceVersion getSupportedSourceVersion() {
                        return SourceVersion.latestSupported();
                    }

                    @Override
                    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                        for (TypeElement annotation : annotations) {
                            ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))
                                    .forEach(machine -> readings.add(new MachineReader(processingEnv).read(machine)));
                        }
                        return false;
                    }
                })
                .compile(sources);
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError("the source does not compile: " + compilation.diagnostics());
        }
        return readings;
    }
}
