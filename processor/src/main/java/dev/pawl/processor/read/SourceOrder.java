package dev.pawl.processor.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/**
 * The order of the source, as far as a processor can know it. A compiler tells nobody its lines, but in which order a class
 * encloses its members: with Eclipse's that is the order of their lines; with javac nested classes come first, then what
 * else there is, each in the order of the lines. Outermost classes stand in the order in which they are met.
 */
public final class SourceOrder implements Comparator<SourcePlace> {

    private static final int ANNOTATION = -2;
    private static final int ITSELF = -1;

    private final Map<Element, Integer> outermost = new HashMap<>();
    private final Map<SourcePlace, List<Integer>> paths = new HashMap<>();

    public SourceOrder(List<SourcePlace> places) {
        places.forEach(this::path);
    }

    @Override
    public int compare(SourcePlace one, SourcePlace other) {
        List<Integer> path = path(one);
        List<Integer> against = path(other);
        for (int i = 0; i < Math.min(path.size(), against.size()); i++) {
            int difference = Integer.compare(path.get(i), against.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(path.size(), against.size());
    }

    /** The way from the outermost class to the place. What stands on an element comes before it, as it does in the source. */
    private List<Integer> path(SourcePlace place) {
        List<Integer> known = paths.get(place);
        if (known != null) {
            return known;
        }
        List<Integer> path = new ArrayList<>();
        Element element = SourcePlace.located(place.subject());
        enter(element, path);
        AnnotationMirror annotation = place.annotation();
        if (annotation == null || !element.equals(place.subject())) {
            path.add(ITSELF);
        } else {
            path.add(ANNOTATION);
            path.add(element.getAnnotationMirrors().indexOf(annotation));
            if (place.value() != null) {
                path.add(List.copyOf(annotation.getElementValues().values()).indexOf(place.value()));
            }
        }
        paths.put(place, path);
        return path;
    }

    private void enter(Element element, List<Integer> path) {
        Element around = element.getEnclosingElement();
        if (around == null || around.getKind() == ElementKind.PACKAGE) {
            Integer met = outermost.putIfAbsent(element, outermost.size());
            path.add(met == null ? outermost.size() - 1 : met);
            return;
        }
        enter(around, path);
        List<? extends Element> siblings =
                around instanceof ExecutableElement method ? method.getParameters() : around.getEnclosedElements();
        path.add(Math.max(0, siblings.indexOf(element)));
    }
}
