package dev.pawl.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds annotations on elements, by name: their classes may be of another version than the processor's own. */
final class Annotations {

    private Annotations() {}

    static Optional<Found> on(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(name)) {
                return Optional.of(new Found(element, mirror));
            }
        }
        return Optional.empty();
    }

    static boolean has(Element element, String name) {
        return on(element, name).isPresent();
    }

    /** Whether the element carries an annotation of that simple name that can't be resolved: its import is missing. */
    static boolean missing(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            DeclaredType type = mirror.getAnnotationType();
            if (type.getKind() == TypeKind.ERROR
                    && type.asElement().getSimpleName().contentEquals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The name in JSON that the element is given, if it is. */
    static Optional<String> named(Element element) {
        return on(element, "dev.pawl.Named").flatMap(found -> found.text("value"));
    }

    /**
     * An annotation on an element. Its values are those that are written; what is left out is absent.
     *
     * @param mirror null where the annotation itself was left out
     */
    record Found(Element element, @Nullable AnnotationMirror mirror) {

        SourcePlace place() {
            return new SourcePlace(element, mirror, null);
        }

        /** The place of a value, or of the annotation where the value is left out. */
        SourcePlace place(String member) {
            return new SourcePlace(element, mirror, value(member).orElse(null));
        }

        Optional<String> text(String member) {
            return written(member, String.class);
        }

        boolean flag(String member) {
            return written(member, Boolean.class).orElse(false);
        }

        int number(String member, int fallback) {
            return written(member, Integer.class).orElse(fallback);
        }

        /** A class; empty where it is left out or can't be resolved. */
        Optional<TypeMirror> type(String member) {
            return written(member, TypeMirror.class);
        }

        List<String> texts(String member) {
            Object values = value(member).<Object>map(AnnotationValue::getValue).orElse(List.of());
            if (!(values instanceof List<?> list)) {
                return List.of();
            }
            return list.stream()
                    .filter(AnnotationValue.class::isInstance)
                    .map(v -> ((AnnotationValue) v).getValue())
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }

        private <T> Optional<T> written(String member, Class<T> kind) {
            Optional<AnnotationValue> value = value(member);
            return value.isPresent() && kind.isInstance(value.get().getValue())
                    ? Optional.of(kind.cast(value.get().getValue()))
                    : Optional.empty();
        }

        boolean written(String member) {
            return value(member).isPresent();
        }

        private Optional<AnnotationValue> value(String member) {
            if (mirror == null) {
                return Optional.empty();
            }
            for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                    mirror.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals(member)) {
                    return Optional.of(entry.getValue());
                }
            }
            return Optional.empty();
        }
    }
}
