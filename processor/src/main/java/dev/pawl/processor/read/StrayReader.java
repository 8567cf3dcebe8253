package dev.pawl.processor.read;

import dev.pawl.processor.model.StrayStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Finds steps in classes that are no machines. An abstract class or an interface is passed over: a machine that inherits
 * from it is told so itself.
 */
public final class StrayReader {

    /** The annotation that makes a method a step. */
    public static final String STEP = Members.STEP;

    private StrayReader() {}

    /** The classes that lack nothing but the annotation to be machines: they have steps and states, and stand in no machine. */
    public static Set<TypeElement> machines(Set<? extends Element> methods) {
        Set<TypeElement> machines = new LinkedHashSet<>();
        for (Element method : methods) {
            TypeElement owner = Members.owner(method);
            if (!Annotations.has(owner, MachineReader.MACHINE) && isMachine(owner)) {
                machines.add(owner);
            }
        }
        return machines;
    }

    /** Whether the class has the annotation, but lacks its import, of which the compiler tells. */
    public static boolean lacksImport(TypeElement machine) {
        return Annotations.missing(machine, "Machine");
    }

    private static boolean isMachine(TypeElement owner) {
        return (owner.getKind() == ElementKind.CLASS || owner.getKind() == ElementKind.RECORD)
                && !owner.getModifiers().contains(Modifier.ABSTRACT)
                && Members.machine(owner).isEmpty()
                && !Members.nested(owner, Roster.STATE).isEmpty();
    }

    /** Those of the annotated methods that stand in no machine. */
    public static List<StrayStep> read(Set<? extends Element> methods) {
        List<StrayStep> strays = new ArrayList<>();
        for (Element method : methods) {
            TypeElement owner = Members.owner(method);
            boolean base = owner.getModifiers().contains(Modifier.ABSTRACT)
                    || owner.getKind().isInterface();
            if (!base && !Annotations.has(owner, MachineReader.MACHINE) && !isMachine(owner)) {
                strays.add(new StrayStep(
                        owner.getSimpleName().toString(), method.getSimpleName().toString(), SourcePlace.of(method)));
            }
        }
        return strays;
    }
}
