package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes records as JSON and reads them back: the components by their names, and of a sealed interface's records, under
 * {@code is}, which one it is. Components are records, enumerations, vectors, numbers, texts, truth values, lists of these, and
 * optional ones, which are left out where they are empty.
 */
final class RecordJson {
    private static final String KIND = "is";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /** A record, with its kind if that is one of several. */
    static JsonNode write(Object value) {
        return switch (value) {
            case Record its -> object(its);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(write(element)));
                yield array;
            }
            case IntVector vector -> {
                ArrayNode array = NODES.arrayNode();
                vector.stream().forEach(array::add);
                yield array;
            }
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case String text -> NODES.stringNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            default -> throw new IllegalArgumentException("no form in JSON for " + value.getClass());
        };
    }

    private static ObjectNode object(Record its) {
        ObjectNode object = NODES.objectNode();
        if (isOneOfSeveral(its.getClass())) {
            object.put(KIND, its.getClass().getSimpleName());
        }
        for (RecordComponent component : its.getClass().getRecordComponents()) {
            present(get(its, component)).ifPresent(value -> object.set(component.getName(), write(value)));
        }
        return object;
    }

    private static boolean isOneOfSeveral(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static Optional<?> present(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional;
            case OptionalInt optional -> optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
            case OptionalDouble optional ->
                optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
            default -> Optional.of(value);
        };
    }

    private static Object get(Record its, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(its);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a value of that type.
     *
     * @throws IllegalArgumentException if the JSON is not that of such a value
     */
    static <T> T read(Class<T> type, JsonNode node) {
        return type.cast(value(type, Optional.ofNullable(node)));
    }

    private static Object value(Type type, Optional<JsonNode> node) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? node.map(its -> value(element, Optional.of(its)))
                    : elements(element, needed(node));
        }
        if (type == OptionalInt.class) {
            return node.map(its -> OptionalInt.of(its.intValue())).orElse(OptionalInt.empty());
        }
        if (type == OptionalDouble.class) {
            return node.map(its -> OptionalDouble.of(its.doubleValue())).orElse(OptionalDouble.empty());
        }
        return plain((Class<?>) type, needed(node));
    }

    private static JsonNode needed(Optional<JsonNode> node) {
        return node.orElseThrow(() -> new IllegalArgumentException("something is missing"));
    }

    private static List<Object> elements(Type element, JsonNode array) {
        List<Object> elements = new ArrayList<>();
        array.forEach(node -> elements.add(value(element, Optional.of(node))));
        return elements;
    }

    private static Object plain(Class<?> type, JsonNode node) {
        if (type == int.class) {
            return node.intValue();
        } else if (type == long.class) {
            return node.longValue();
        } else if (type == double.class) {
            return node.doubleValue();
        } else if (type == boolean.class) {
            return node.booleanValue();
        } else if (type == String.class) {
            return node.stringValue();
        } else if (type == IntVector.class) {
            int[] values = new int[node.size()];
            Arrays.setAll(values, i -> node.get(i).intValue());
            return IntVector.of(values);
        } else if (type.isEnum()) {
            return constant(type, node.stringValue());
        } else if (type.isSealed()) {
            return record(
                    kinds(type)
                            .filter(kind -> kind.getSimpleName()
                                    .equals(needed(Optional.ofNullable(node.get(KIND)))
                                            .stringValue()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("no such kind: " + node.get(KIND))),
                    node);
        }
        return record(type, node);
    }

    private static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such constant: " + name));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RecordJson::kinds)
                : Stream.of(type);
    }

    private static Object record(Class<?> type, JsonNode node) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("no record: " + type);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), Optional.ofNullable(node.get(component.getName()))))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
