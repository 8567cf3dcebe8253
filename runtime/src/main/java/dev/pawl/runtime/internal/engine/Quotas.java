package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.Quota;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which limits there are, asked for once each. What they say now is the store's to know. Thread-safe. */
final class Quotas {

    private final Limits limits;
    private final Set<String> places = ConcurrentHashMap.newKeySet();

    Quotas(Limits limits) {
        this.limits = limits;
    }

    /** Declares what this node knows. */
    void declare(Map<String, Quota> declared) {
        declared.forEach((name, quota) -> {
            if (limits.declare(name, quota)) {
                changed(name, quota);
            }
        });
    }

    /** Changes a limit for an operator. */
    void change(String name, Quota quota, String who) {
        if (!limits.change(name, quota, who)) {
            throw missing(name, "");
        }
        changed(name, quota);
    }

    /** Has those in its lines come of what they could not before. */
    private void changed(String name, Quota quota) {
        if (!quota.rate()) {
            limits.widen(name);
            return;
        }
        int some;
        do {
            some = limits.respread(name, Settings.GROUP);
        } while (some == Settings.GROUP);
    }

    List<Quota.Use> uses() {
        return limits.uses();
    }

    /** @throws IllegalArgumentException if there is no such limit on how many execute */
    void requirePlaces(String name) {
        if (!places.contains(name)) {
            require(name, false, "");
            places.add(name);
        }
    }

    /** @throws IllegalArgumentException if there is no such limit on rates */
    void requireRate(String name, StatePlan state) {
        require(name, true, ", which limits the state " + state);
    }

    private void require(String name, boolean rate, String why) {
        Optional<Quota> found = limits.quota(name);
        if (found.isEmpty()) {
            throw missing(name, why);
        }
        if (found.get().rate() != rate) {
            throw new IllegalArgumentException("limit '" + name + "'" + why + " is one on "
                    + (rate
                            ? "how many execute; a state is limited by a rate"
                            : "a rate; instances are limited by how many execute"));
        }
    }

    private IllegalArgumentException missing(String name, String why) {
        List<String> known = limits.uses().stream().map(Quota.Use::name).toList();
        return new IllegalArgumentException("no node has declared the limit '" + name + "'" + why + "; there are "
                + (known.isEmpty() ? "none" : known)
                + ". Declare it with Pawl.Builder.limit(...) on the nodes that run the machines.");
    }
}
