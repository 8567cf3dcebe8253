package dev.pawl.processor.generate;

import dev.pawl.processor.model.StateModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Goes through a picture's states in their order, with the groups around them: each group where its first state stands. */
abstract class Boxes {

    private final Picture picture;

    Boxes(Picture picture) {
        this.picture = picture;
    }

    /** A group begins. */
    abstract void begin(Group group, int depth);

    /** A state, in as many groups as the depth says. */
    abstract void state(StateModel state, int depth);

    /** A group ends. */
    abstract void end(int depth);

    void draw() {
        draw(picture.states(), 0);
    }

    private void draw(List<StateModel> states, int depth) {
        Set<Group> drawn = new LinkedHashSet<>();
        for (StateModel state : states) {
            List<Group> around = picture.around(state);
            if (around.size() <= depth) {
                state(state, depth);
            } else if (drawn.add(around.get(depth))) {
                begin(around.get(depth), depth);
                draw(around.get(depth).states(), depth + 1);
                end(depth);
            }
        }
    }
}
