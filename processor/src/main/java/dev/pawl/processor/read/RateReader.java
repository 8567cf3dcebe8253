package dev.pawl.processor.read;

import dev.pawl.processor.model.RateModel;
import dev.pawl.processor.model.StrayRate;
import dev.pawl.processor.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/** Finds rate limits, on states and where they mean nothing. */
public final class RateReader {

    /** The annotation that is a rate limit. */
    public static final String RATE = "dev.pawl.RateLimited";

    private RateReader() {}

    /** That of a state. */
    static Optional<RateModel> of(Element state) {
        return Annotations.on(state, RATE)
                .map(found -> new RateModel(
                        new Text(found.text("limit").orElse(""), found.place("limit")),
                        found.text("by").filter(by -> !by.isEmpty()).map(by -> new Text(by, found.place("by"))),
                        found.number("weight", 1),
                        found.place("weight")));
    }

    /** Those of the annotated elements that are no states. */
    public static List<StrayRate> read(Set<? extends Element> elements) {
        return elements.stream()
                .filter(element -> !Annotations.has(element, Roster.STATE))
                .map(element -> new StrayRate(element.getSimpleName().toString(), SourcePlace.of(element)))
                .toList();
    }
}
