package dev.pawl.processor.definition;

import dev.pawl.processor.definition.Difference.Added;
import dev.pawl.processor.definition.Difference.ConstantGone;
import dev.pawl.processor.definition.Difference.Renamed;
import dev.pawl.processor.definition.Difference.Step;
import dev.pawl.processor.definition.Difference.TypeChanged;
import dev.pawl.processor.definition.Difference.VariantGone;
import dev.pawl.processor.definition.Shape.DefinedComponent;
import dev.pawl.processor.definition.Shape.DefinedType;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedEnum;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedRecord;
import dev.pawl.processor.definition.Shape.DefinedType.DefinedSealed;
import dev.pawl.processor.definition.Shape.DefinedType.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a codec makes of documents of an earlier shape: missing components have defaults, unknown ones are skipped. */
public final class Compatibility {

    private final Shape before;
    private final Shape now;
    private final List<Difference> found = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    private Compatibility(Shape before, Shape now) {
        this.before = before;
        this.now = now;
    }

    /** All that keeps documents of the one shape from being read as the other. */
    public static List<Difference> of(Shape before, Shape now) {
        Compatibility compatibility = new Compatibility(before, now);
        compatibility.components("", before.components(), now.components(), List.of());
        return compatibility.found;
    }

    private void components(String owner, List<DefinedComponent> old, List<DefinedComponent> young, List<Step> path) {
        List<DefinedComponent> gone = old.stream()
                .filter(component -> named(component.name(), young).isEmpty())
                .toList();
        for (DefinedComponent component : young) {
            List<Step> way = new ArrayList<>(path);
            way.add(new Step(owner, component.name()));
            Optional<DefinedComponent> earlier = named(component.name(), old);
            if (earlier.isPresent()) {
                type(earlier.get().type(), component.type(), way);
                continue;
            }
            Optional<String> renamed = gone.stream()
                    .filter(other -> reads(component.type(), other.type()))
                    .map(DefinedComponent::name)
                    .findFirst();
            if (!component.optional()) {
                found.add(new Added(way, renamed));
            } else {
                renamed.ifPresent(name -> found.add(new Renamed(way, name)));
            }
        }
    }

    private static Optional<DefinedComponent> named(String name, List<DefinedComponent> components) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    /** Whether the one type reads the other, without a finding. */
    private boolean reads(String young, String old) {
        Compatibility aside = new Compatibility(before, now);
        aside.type(old, young, List.of());
        return aside.found.isEmpty();
    }

    private void type(String old, String young, List<Step> path) {
        DefinedType oldType = before.types().get(old);
        DefinedType youngType = now.types().get(young);
        Generic from = Generic.of(old);
        Generic to = Generic.of(young);
        if (to.is("Optional") && youngType == null) {
            type(from.is("Optional") ? from.first() : old, to.first(), path);
        } else if (oldType != null && youngType != null) {
            if (seen.add(List.of(old, young))) {
                defined(oldType, youngType, old, young, path);
            }
        } else if (oldType != null || youngType != null) {
            if (!(oldType instanceof DefinedEnum && young.equals("String"))) {
                found.add(new TypeChanged(path, old, young));
            }
        } else if (from.is("Map") && to.is("Map")) {
            key(from.first(), to.first(), path);
            type(from.arguments().get(1), to.arguments().get(1), path);
        } else if (from.is("List") && to.is("List") || from.is("Set") && (to.is("Set") || to.is("List"))) {
            type(from.first(), to.first(), path);
        } else if (!Scalars.reads(young, old)) {
            found.add(new TypeChanged(path, old, young));
        }
    }

    private void key(String old, String young, List<Step> path) {
        boolean scalars = !before.types().containsKey(old) && !now.types().containsKey(young);
        if (young.equals("String") || scalars && Scalars.readsKeys(young, old)) {
            return;
        }
        type(old, young, path);
    }

    private void defined(DefinedType old, DefinedType young, String oldName, String name, List<Step> path) {
        if (old instanceof DefinedRecord from && young instanceof DefinedRecord to) {
            components(name, from.components(), to.components(), path);
        } else if (old instanceof DefinedEnum from && young instanceof DefinedEnum to) {
            from.constants().stream()
                    .filter(constant -> !to.constants().contains(constant))
                    .forEach(constant -> found.add(new ConstantGone(path, name, constant, to.constants())));
        } else if (old instanceof DefinedSealed from && young instanceof DefinedSealed to) {
            variants(from, to, name, path);
        } else {
            found.add(new TypeChanged(path, oldName, name));
        }
    }

    private void variants(DefinedSealed old, DefinedSealed young, String name, List<Step> path) {
        for (Variant variant : old.variants()) {
            Optional<Variant> left = young.variants().stream()
                    .filter(other -> other.name().equals(variant.name()))
                    .findFirst();
            if (left.isPresent()) {
                type(variant.type(), left.get().type(), path);
            } else {
                List<String> names =
                        young.variants().stream().map(Variant::name).toList();
                found.add(new VariantGone(path, name, variant.name(), names));
            }
        }
    }
}
