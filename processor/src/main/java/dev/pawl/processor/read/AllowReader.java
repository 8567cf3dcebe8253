package dev.pawl.processor.read;

import dev.pawl.processor.model.Allowance;
import dev.pawl.processor.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.ElementFilter;

/** Finds the codes that {@code @Allow} names, wherever it stands. */
public final class AllowReader {

    /** The annotation that silences warnings. */
    public static final String ALLOW = "dev.pawl.Allow";

    private AllowReader() {}

    /** Those on the annotated elements. */
    public static List<Allowance> read(Set<? extends Element> elements) {
        List<Allowance> allowances = new ArrayList<>();
        for (Element element : elements) {
            if (ofComponent(element)) {
                continue;
            }
            Annotations.on(element, ALLOW)
                    .ifPresent(allow -> allow.texts("value")
                            .forEach(code -> allowances.add(new Allowance(
                                    Members.outermost(element).getSimpleName().toString(),
                                    new Text(code, allow.place("value"))))));
        }
        return allowances;
    }

    /** Whether the element is the accessor of a record's component: what stands on that is copied to it. */
    private static boolean ofComponent(Element element) {
        return element.getKind() == ElementKind.METHOD
                && ElementFilter.recordComponentsIn(Members.owner(element).getEnclosedElements()).stream()
                        .anyMatch(component -> element.equals(component.getAccessor()));
    }
}
