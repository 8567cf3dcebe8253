package dev.pawl.processor.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shape with its number: that of the accepted one where they are the same, else the next.
 *
 * @param older those before it, by rising number
 */
record Numbered(Shape shape, List<Shape> older) {

    /**
     * Numbers a shape.
     *
     * @param used the greatest number that is given already, besides those of the accepted shapes
     */
    static Numbered of(Shape shape, Optional<Shape> accepted, List<Shape> older, int used) {
        if (accepted.isEmpty()) {
            return new Numbered(shape.as(used + 1), List.of());
        }
        int number = accepted.get().number();
        if (number > used && Fingerprint.same(shape, accepted.get())) {
            return new Numbered(shape.as(number), older);
        }
        List<Shape> all = new ArrayList<>(older);
        all.add(accepted.get());
        return new Numbered(shape.as(Math.max(number, used) + 1), List.copyOf(all));
    }
}
