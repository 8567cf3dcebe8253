package dev.pawl.processor.generate;

import dev.pawl.processor.model.StateModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What states and groups are called inside a picture: by their names where the language can read these, else by numbers. */
final class Ids {

    private final Map<Object, String> ids = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    Ids(Picture picture, Predicate<String> readable) {
        List<StateModel> states = picture.states();
        for (StateModel state : states) {
            taken.add(state.name());
        }
        for (StateModel state : states) {
            ids.put(state, readable.test(state.name()) ? state.name() : free("s" + (ids.size() + 1)));
        }
        int number = 0;
        for (Group group : picture.groups()) {
            number++;
            boolean own = readable.test(group.name()) && taken.add(group.name());
            ids.put(group, own ? group.name() : free("g" + number));
        }
    }

    /** That of a state or a group. */
    String of(Object subject) {
        return Objects.requireNonNull(ids.get(subject), subject::toString);
    }

    private String free(String wanted) {
        String id = wanted;
        while (!taken.add(id)) {
            id += "_";
        }
        return id;
    }
}
