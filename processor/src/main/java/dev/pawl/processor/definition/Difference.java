package dev.pawl.processor.definition;

import java.util.List;
import java.util.Optional;

/** Why documents of one shape can't be read as another, or what is lost where they can. */
public sealed interface Difference {

    /** Where: the components that lead there, from the document's root on. */
    List<Step> path();

    /**
     * A component, as it is now.
     *
     * @param owner the name of the type whose component it is; empty for the document's root
     * @param component its name in JSON
     */
    record Step(String owner, String component) {}

    /**
     * A component that older documents lack and that has no default.
     *
     * @param meant the component that it was probably called before
     */
    record Added(List<Step> path, Optional<String> meant) implements Difference {}

    /** A component that looks like another one by a new name, and loses what was stored: no error by itself. */
    record Renamed(List<Step> path, String before) implements Difference {}

    /** A component, or something in it, whose type does not read all that the earlier one wrote. */
    record TypeChanged(List<Step> path, String before, String now) implements Difference {}

    /** A constant of an enum. */
    record ConstantGone(List<Step> path, String type, String constant, List<String> left) implements Difference {}

    /** A variant of a sealed interface. */
    record VariantGone(List<Step> path, String type, String variant, List<String> left) implements Difference {}
}
