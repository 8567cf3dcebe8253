package dev.pawl.processor.zoo;

import dev.pawl.processor.zoo.Zoo.Positive;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary values of whatever stands in the zoo's states, found by reflection, which tests may use. */
final class Values {

    private static final int DEEPEST = 3;

    private final Map<TypeVariable<?>, Type> arguments;
    private final int depth;

    private Values(Map<TypeVariable<?>, Type> arguments, int depth) {
        this.arguments = arguments;
        this.depth = depth;
    }

    /** States of that class. */
    static Arbitrary<Record> states(Class<?> type) {
        return new Values(Map.of(), 0).record(type).map(Record.class::cast);
    }

    private Arbitrary<Object> value(Type type) {
        Type given = arguments.getOrDefault(type, type);
        if (given instanceof ParameterizedType parameterized) {
            return parameterized(parameterized);
        }
        Class<?> plain = (Class<?>) given;
        if (plain == Money.class) {
            return Arbitraries.longs().greaterOrEqual(0).map(cents -> new Money(BigDecimal.valueOf(cents, 2)));
        }
        if (plain == Positive.class) {
            return Arbitraries.integers().greaterOrEqual(1).map(Positive::new);
        }
        if (plain.isEnum()) {
            return Arbitraries.of(plain.getEnumConstants()).map(constant -> constant);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        return plain.getEnclosingClass() == Zoo.class ? variant(plain, Map.of()) : Scalars.of(plain);
    }

    private Arbitrary<Object> parameterized(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        List<Type> given = Stream.of(type.getActualTypeArguments())
                .map(argument -> arguments.getOrDefault(argument, argument))
                .toList();
        if (given.get(0) == Zoo.Tree.class && depth > DEEPEST) {
            return Arbitraries.create(LinkedHashSet::new);
        }
        Arbitrary<Object> first = deeper(arguments).value(given.get(0));
        int most = depth < DEEPEST ? 4 : 1;
        if (raw == Optional.class) {
            return first.optional().map(optional -> optional);
        } else if (raw == List.class) {
            return orNull(given.get(0), first).list().ofMaxSize(most).map(list -> list);
        } else if (raw == Set.class) {
            return first.list().ofMaxSize(most).map(LinkedHashSet::new);
        } else if (raw == Map.class) {
            return Arbitraries.maps(
                            first, orNull(given.get(1), deeper(arguments).value(given.get(1))))
                    .ofMaxSize(most)
                    .map(LinkedHashMap::new);
        }
        Map<TypeVariable<?>, Type> inside = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            inside.put(raw.getTypeParameters()[i], given.get(i));
        }
        return raw.isRecord() ? deeper(inside).record(raw) : variant(raw, inside);
    }

    /** A record, any of its components null that may be: in place of what would nest too deep always. */
    private Arbitrary<Object> record(Class<?> type) {
        List<Arbitrary<Object>> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == Zoo.Tree.class && depth >= DEEPEST) {
                components.add(Arbitraries.just(null));
                continue;
            }
            Arbitrary<Object> value = deeper(arguments).value(component.getGenericType());
            components.add(orNull(component.getGenericType(), value));
        }
        return Combinators.combine(components).as(values -> make(type, values));
    }

    private Arbitrary<Object> variant(Class<?> sealed, Map<TypeVariable<?>, Type> inside) {
        List<Arbitrary<Object>> variants = new ArrayList<>();
        for (Class<?> variant : sealed.getPermittedSubclasses()) {
            Map<TypeVariable<?>, Type> given = new HashMap<>();
            for (int i = 0; i < variant.getTypeParameters().length; i++) {
                given.put(variant.getTypeParameters()[i], inside.get(sealed.getTypeParameters()[i]));
            }
            if (variant != Zoo.Group.class || depth < DEEPEST) {
                variants.add(deeper(given).value(variant));
            }
        }
        return Arbitraries.oneOf(variants);
    }

    /** Null as well, now and then, where the type has it. */
    private static Arbitrary<Object> orNull(Type type, Arbitrary<Object> value) {
        Object raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        boolean primitive = raw instanceof Class<?> plain && plain.isPrimitive();
        return primitive || raw == Optional.class ? value : value.injectNull(0.1);
    }

    private Values deeper(Map<TypeVariable<?>, Type> inside) {
        return new Values(inside, depth + 1);
    }

    static Object make(Class<?> type, List<Object> components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(components.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    static List<Object> components(Record record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                values.add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(component.toString(), e);
            }
        }
        return values;
    }

    /** An equal value, whose sets and maps iterate the other way round. */
    static Object reversed(Object value) {
        if (value instanceof Record record) {
            return make(value.getClass(), reversedAll(components(record)));
        } else if (value instanceof List<?> list) {
            return reversedAll(list);
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Values::reversed);
        } else if (value instanceof Set<?> set) {
            List<Object> elements = reversedAll(set);
            java.util.Collections.reverse(elements);
            return new LinkedHashSet<>(elements);
        } else if (value instanceof Map<?, ?> map) {
            List<Object> keys = new ArrayList<>(map.keySet());
            java.util.Collections.reverse(keys);
            Map<Object, Object> reversed = new LinkedHashMap<>();
            keys.forEach(key -> reversed.put(key, reversed(map.get(key))));
            return reversed;
        }
        return value;
    }

    private static List<Object> reversedAll(Iterable<?> values) {
        List<Object> reversed = new ArrayList<>();
        values.forEach(value -> reversed.add(reversed(value)));
        return reversed;
    }
}
