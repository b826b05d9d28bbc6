package dev.synfire.core.spatial;

import dev.synfire.core.neuron.Constants;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The constants of one neuron of a spatial layer: what all neurons share is a literal, what they do not is an input of the
 * neuron, at which the layer puts a literal. So all neurons of a layer are instances of one module.
 */
final class SpatialConstants implements Constants {
    /** Declares the inputs of a neuron. */
    interface Ports {
        Input declare(String name, Shape shape);
    }

    private record Port(Input input, IntVector values) {}

    private final Map<String, Port> ports = new LinkedHashMap<>();

    /** Declares an input for a constant unless all neurons share it. */
    void declare(Ports declared, String name, IntVector values, Shape shape) {
        if (!isShared(values)) {
            ports.put(name, new Port(declared.declare(Constants.singular(name), shape), values));
        }
    }

    private static boolean isShared(IntVector values) {
        return values.isUniform(values.get(0));
    }

    /** Arrays read thresholds from a table of their own in a late stage; here one input serves both. */
    private static String one(String name) {
        return name.replaceFirst("^subtracted_", "");
    }

    @Override
    public Expr of(String name, IntVector values, Shape shape) {
        return isShared(values)
                ? Expr.lit(values.get(0), shape)
                : ports.get(one(name)).input();
    }

    /** Puts a neuron's constants at its inputs. */
    void assign(int neuron) {
        ports.values().forEach(port -> port.input().assign(port.values().get(neuron)));
    }
}
