package dev.pawl.processor.read;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.model.Unmarked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds what belongs to a machine's class. */
final class Members {

    static final String STEP = "dev.pawl.Step";

    private Members() {}

    /** The steps: those of the class in its own order, then those it inherits. */
    static List<ExecutableElement> steps(TypeElement machine, Language language) {
        List<ExecutableElement> steps = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(machine.getEnclosedElements())) {
            if (Annotations.has(method, STEP)) {
                steps.add(method);
            }
        }
        for (ExecutableElement method :
                ElementFilter.methodsIn(language.elements().getAllMembers(machine))) {
            if (!owner(method).equals(machine) && Annotations.has(method, STEP)) {
                steps.add(method);
            }
        }
        return steps;
    }

    /** The classes nested in a machine, however deep, that carry the annotation. What is in another machine is that one's. */
    static List<TypeElement> nested(TypeElement machine, String annotation) {
        List<TypeElement> found = new ArrayList<>();
        addNested(machine, annotation, found);
        return found;
    }

    private static void addNested(TypeElement type, String annotation, List<TypeElement> found) {
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (Annotations.has(nested, annotation)) {
                found.add(nested);
            }
            if (!Annotations.has(nested, MachineReader.MACHINE)) {
                addNested(nested, annotation, found);
            }
        }
    }

    /** The records nested in a machine, however deep, that are no states by their annotations. */
    static List<Unmarked> unmarked(TypeElement machine) {
        List<Unmarked> found = new ArrayList<>();
        addUnmarked(machine, found);
        return found;
    }

    private static void addUnmarked(TypeElement type, List<Unmarked> found) {
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (Annotations.has(nested, MachineReader.MACHINE)) {
                continue;
            }
            if (nested.getKind() == ElementKind.RECORD && !Annotations.has(nested, Roster.STATE)) {
                boolean signal = Annotations.has(nested, Roster.SIGNAL);
                found.add(new Unmarked(ClassName.get(nested), signal, SourcePlace.of(nested)));
            }
            addUnmarked(nested, found);
        }
    }

    static TypeDeclaration declaration(TypeElement type, Text name, Language language) {
        boolean inner = type.getNestingKind() == NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC);
        return new TypeDeclaration(
                ClassName.get(type),
                type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                !type.getTypeParameters().isEmpty(),
                inner,
                language.hidden(type),
                name,
                SourcePlace.of(type));
    }

    /** The machine that a class is nested in, however deep. */
    static Optional<TypeElement> machine(TypeElement type) {
        for (Element element = type.getEnclosingElement();
                element instanceof TypeElement enclosing;
                element = enclosing.getEnclosingElement()) {
            if (Annotations.has(enclosing, MachineReader.MACHINE)) {
                return Optional.of(enclosing);
            }
        }
        return Optional.empty();
    }

    /** The name of a machine in the database. */
    static String name(TypeElement machine) {
        return Annotations.on(machine, MachineReader.MACHINE)
                .flatMap(found -> found.text("name"))
                .orElse(machine.getSimpleName().toString());
    }

    /** Whether a state, a signal or a step of the machine is one but for the import of the annotation. */
    static boolean lacksImport(TypeElement machine) {
        return machine.getEnclosedElements().stream()
                .anyMatch(member -> Annotations.missing(member, "Step")
                        || Annotations.missing(member, "State")
                        || Annotations.missing(member, "Signal"));
    }

    /** The class that declares a member. */
    static TypeElement owner(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
    }

    /** The outermost class around an element. */
    static Element outermost(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement() != null
                && outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            outermost = outermost.getEnclosingElement();
        }
        return outermost;
    }
}
