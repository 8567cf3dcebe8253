package dev.pawl.examples.feed;

import java.util.List;

/** Where files come from. */
public interface Partner {

    /** A part of a file. */
    record Page(List<String> lines, boolean last) {}

    /** Whether a file is there. */
    boolean has(String file);

    /** A page of a file; the first is 0. */
    Page page(String file, int number);
}
