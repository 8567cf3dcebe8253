package dev.pawl.benchmarks.compile;

import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Pawl's processor, and the time that is spent in it. */
final class TimedProcessor extends AbstractProcessor {

    private final Processor processor = ServiceLoader.load(Processor.class).stream()
            .filter(provider -> provider.type().getName().startsWith("dev.pawl."))
            .findFirst()
            .orElseThrow()
            .get();
    private long nanos;

    long nanos() {
        return nanos;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        processor.init(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        long begin = System.nanoTime();
        boolean claimed = processor.process(annotations, round);
        nanos += System.nanoTime() - begin;
        return claimed;
    }
}
