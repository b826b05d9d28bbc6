package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What two networks must have in common for one's parameters to take the place of the other's: everything but the numbers that
 * lie in exchangeable memories, of which only the count matters. By what it is, such as "hidden: membrane bits".
 */
final class NetworkShape {
    /** Components that hold one number a neuron, or a synapse, in memory. */
    private static final Set<String> IN_MEMORY = Set.of(
            "weights",
            "biases",
            "thresholds",
            "multipliers",
            "values",
            "amounts",
            "drives",
            "floors",
            "recoveries",
            "followings",
            "resets",
            "jumps",
            "recoveryStarts");

    /** Levels of the records that say nothing to a reader. */
    private static final Set<String> SILENT = Set.of("firing");

    private static final int LONGEST = 40;

    private final Map<String, String> shape = new LinkedHashMap<>();

    private NetworkShape() {}

    static Map<String, String> of(IntegerNetwork network) {
        var shape = new NetworkShape();
        shape.put("the network", "layers", String.join(", ", names(network)));
        shape.put("the network", "ticks", network.ticks());
        shape.add("the input", "", network.input());
        shape.add("the readout", "", network.readout());
        for (IntegerLayer layer : network.layers()) {
            String where = layer.name();
            shape.put(where, "neurons", layer.neurons());
            shape.put(where, "biases", layer.biases().isUniform(0) ? "none" : "one a neuron");
            for (int i = 0; i < layer.projections().size(); i++) {
                shape.add(
                        where,
                        layer.projections().size() == 1 ? "" : "projection " + (i + 1),
                        layer.projections().get(i));
            }
            shape.add(where, "", layer.model());
        }
        return shape.shape;
    }

    private static List<String> names(IntegerNetwork network) {
        return network.layers().stream().map(IntegerLayer::name).toList();
    }

    private void put(String where, String what, Object value) {
        shape.put(where + ": " + what, value.toString());
    }

    private void add(String where, String what, Object value) {
        switch (value) {
            case Record rec -> {
                if (rec.getClass().getRecordComponents().length == 0 || isChoice(rec)) {
                    put(
                            where,
                            what.isEmpty() ? "neurons of the kind" : what,
                            words(rec.getClass().getSimpleName()));
                }
                for (RecordComponent component : rec.getClass().getRecordComponents()) {
                    String name = component.getName();
                    add(where, SILENT.contains(name) ? what : (what + " " + words(name)).strip(), get(rec, component));
                }
            }
            case Optional<?> optional ->
                optional.ifPresentOrElse(it -> add(where, what, it), () -> put(where, what, "none"));
            case IntVector vector -> put(where, what, text(what, vector));
            case List<?> list ->
                IntStream.range(0, list.size()).forEach(i -> add(where, what + " " + (i + 1), list.get(i)));
            default -> put(where, what, value.toString().toLowerCase(Locale.ROOT));
        }
    }

    /** Whether a record is one of several of a sealed interface. */
    private static boolean isChoice(Record rec) {
        return Arrays.stream(rec.getClass().getInterfaces()).anyMatch(Class::isSealed);
    }

    private static String text(String what, IntVector vector) {
        String last = what.substring(what.lastIndexOf(' ') + 1);
        boolean inMemory = IN_MEMORY.stream().anyMatch(name -> words(name).endsWith(last));
        // A number that all neurons share is a constant of the hardware, but for those that are always in memory.
        boolean always = last.equals("weights") || what.equals("multipliers");
        boolean exchangeable = inMemory && (vector.size() > 1 || always);
        if (exchangeable) {
            return last.equals("multipliers") && vector.isUniform(1) ? "all 1" : vector.size() + " in memory";
        }
        if (vector.isUniform(vector.get(0))) {
            return Integer.toString(vector.get(0));
        }
        String all = Arrays.toString(vector.toArray());
        return all.length() <= LONGEST
                ? all
                : vector.size() + " with the checksum " + Integer.toHexString(Arrays.hashCode(vector.toArray()));
    }

    /** camelCase as words. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Object get(Record rec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(rec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
