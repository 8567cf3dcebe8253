package dev.pawl.processor.read;

import dev.pawl.processor.model.StrayRetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Finds retry policies on what is neither a step nor a machine. */
public final class RetryReader {

    /** The annotation that is a retry policy. */
    public static final String RETRY = "dev.pawl.Retry";

    private RetryReader() {}

    /** Those of the annotated elements that no policy has a meaning for. */
    public static List<StrayRetry> read(Set<? extends Element> elements) {
        List<StrayRetry> strays = new ArrayList<>();
        for (Element element : elements) {
            boolean method = element.getKind() == ElementKind.METHOD;
            if (!Annotations.has(element, method ? Members.STEP : MachineReader.MACHINE)) {
                String name = element.getSimpleName().toString();
                strays.add(new StrayRetry(
                        method ? Members.owner(element).getSimpleName().toString() : name,
                        method ? "method " + name : "class " + name,
                        SourcePlace.of(element)));
            }
        }
        return strays;
    }
}
