package dev.pawl.processor;

import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.read.MachineReader;
import dev.pawl.processor.read.StrayReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * What a round's sources are annotated with, of the annotations that say something by themselves: found by going through them
 * once.
 *
 * @param elements by the annotation's name, each in the order of the source
 */
record Annotated(Map<String, Set<Element>> elements) {

    static Annotated of(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Map<TypeElement, Set<Element>> found = new LinkedHashMap<>();
        for (TypeElement annotation : annotations) {
            String name = annotation.getQualifiedName().toString();
            if (name.equals(MachineReader.MACHINE) || Strays.ANNOTATIONS.contains(name)) {
                found.put(annotation, new LinkedHashSet<>());
            }
        }
        if (!found.isEmpty()) {
            for (Element element :
                    round.getElementsAnnotatedWithAny(found.keySet().toArray(TypeElement[]::new))) {
                for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
                    Set<Element> elements = found.get(mirror.getAnnotationType().asElement());
                    if (elements != null) {
                        elements.add(element);
                    }
                }
            }
        }
        Map<String, Set<Element>> named = new LinkedHashMap<>();
        found.forEach((annotation, elements) ->
                named.put(annotation.getQualifiedName().toString(), elements));
        return new Annotated(named);
    }

    /** The machines. */
    Set<TypeElement> machines() {
        return ElementFilter.typesIn(elements.getOrDefault(MachineReader.MACHINE, Set.of()));
    }

    /** The classes that lack nothing but the annotation to be machines. */
    Set<TypeElement> forgotten() {
        return StrayReader.machines(elements.getOrDefault(StrayReader.STEP, Set.of()));
    }

    /** Tells what is wrong with annotations that mean nothing where they stand. */
    void strays(Consumer<List<Problem>> problems) {
        elements.forEach((annotation, on) -> problems.accept(Strays.of(annotation, on)));
    }
}
