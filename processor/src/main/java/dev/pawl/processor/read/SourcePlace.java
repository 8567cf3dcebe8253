package dev.pawl.processor.read;

import dev.pawl.processor.model.Place;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A place as the compiler knows it.
 *
 * @param subject what is declared there
 * @param annotation an annotation on it, if the place is that
 * @param value a value in the annotation, if the place is that
 */
public record SourcePlace(
        Element subject,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) implements Place {

    static SourcePlace of(Element element) {
        return new SourcePlace(element, null, null);
    }

    /** Prints a message that points here. */
    public void print(Messager messager, Diagnostic.Kind kind, String message) {
        Element element = located(subject);
        if (annotation == null || !element.equals(subject)) {
            messager.printMessage(kind, message, element);
        } else if (value == null) {
            messager.printMessage(kind, message, element, annotation);
        } else {
            messager.printMessage(kind, message, element, annotation, value);
        }
    }

    /** Whether an {@code @Allow} on the element, or on one that encloses it, names the code. */
    public boolean allows(String code) {
        for (Element element = subject; element != null; element = element.getEnclosingElement()) {
            List<String> allowed = Annotations.on(element, "dev.pawl.Allow")
                    .map(allow -> allow.texts("value"))
                    .orElse(List.of());
            if (allowed.contains(code)) {
                return true;
            }
        }
        return false;
    }

    /** Older compilers have no line for a record's component; its private field stands on the same one. */
    static Element located(Element element) {
        if (element.getKind() == ElementKind.RECORD_COMPONENT) {
            TypeElement owner = Members.owner(element);
            for (Element field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
                if (field.getSimpleName().equals(element.getSimpleName())) {
                    return field;
                }
            }
        }
        return element;
    }
}
