package dev.pawl.processor.read;

import dev.pawl.processor.model.StrayStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
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

    /** Those of the annotated methods that stand in no machine. */
    public static List<StrayStep> read(Set<? extends Element> methods) {
        List<StrayStep> strays = new ArrayList<>();
        for (Element method : methods) {
            TypeElement owner = Members.owner(method);
            boolean base = owner.getModifiers().contains(Modifier.ABSTRACT)
                    || owner.getKind().isInterface();
            if (!base && !Annotations.has(owner, MachineReader.MACHINE)) {
                strays.add(new StrayStep(
                        owner.getSimpleName().toString(), method.getSimpleName().toString(), SourcePlace.of(method)));
            }
        }
        return strays;
    }
}
