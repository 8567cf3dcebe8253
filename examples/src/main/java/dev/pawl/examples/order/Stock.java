package dev.pawl.examples.order;

import java.util.Optional;

/** What is on the shelves. */
public interface Stock {

    /**
     * Takes an article, unless it was taken under the same number before.
     *
     * @return the shelf it came from; for the same number the same; empty where there is none just now
     */
    Optional<String> take(String article, String number);
}
