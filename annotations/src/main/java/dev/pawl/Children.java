package dev.pawl;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The children that were spawned on entering a state, all of which have ended, in the order in which they were given. As
 * the second parameter of a step it says when the step runs. Immutable.
 *
 * @param all the children
 * @param <R> what they end with
 */
public record Children<R>(List<Child<R>> all) implements Iterable<Child<R>> {

    public Children {
        all = Lists.copy(all, "child");
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }

    /** Whether each of them is done; so it is where there are none. */
    public boolean allDone() {
        return all.stream().allMatch(child -> child instanceof Child.Done);
    }

    /** The results of those that are done. */
    public List<R> results() {
        List<R> results = new ArrayList<>();
        for (Child<R> child : all) {
            if (child instanceof Child.Done<R> done) {
                results.add(done.result());
            }
        }
        return results;
    }

    /** Those that are not done: failed, cancelled or refused. */
    public List<Child<R>> others() {
        return all.stream().filter(child -> !(child instanceof Child.Done)).toList();
    }

    @Override
    public Iterator<Child<R>> iterator() {
        return all.iterator();
    }
}
