package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RateNeuron;
import dev.synfire.layout.ReserveWidths;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether a network's parameters can take the place of a build's.
 *
 * @param build its folder, for messages
 * @param file what the build leaves behind
 */
record Fitting(Path build, ReweightFile file) {
    /**
     * The network under the build's name and in the scales that it has room for.
     *
     * @throws Problem another-shape, with the first thing that differs
     */
    IntegerNetwork fit(IntegerNetwork network) {
        var named = new IntegerNetwork(
                file.network(),
                network.input(),
                network.layers(),
                network.ticks(),
                network.readout(),
                network.learningSeed());
        // The shift of a scaling, and whether there are biases, may differ: there is room or not.
        compare(NetworkShape.of(named), what -> !what.endsWith(": shift") && !what.endsWith(": biases"));
        for (int i = 0; i < named.layers().size(); i++) {
            check(named.layers().get(i), file.plan().layers().get(i).room().orElseThrow());
        }
        IntegerNetwork scaled = file.plan().scaled(named);
        compare(NetworkShape.of(scaled), what -> !what.endsWith(": biases"));
        return scaled;
    }

    private void compare(Map<String, String> shape, Predicate<String> matters) {
        file.shape().forEach((what, value) -> {
            if (matters.test(what) && !value.equals(shape.get(what))) {
                throw differs(what, shape.getOrDefault(what, "not there"), value);
            }
        });
        shape.forEach((what, value) -> {
            if (!file.shape().containsKey(what)) {
                throw differs(what, value, "none of that");
            }
        });
    }

    private void check(IntegerLayer layer, ReserveWidths room) {
        IntVector biases = layer.biases();
        int biasBits = bits(new Range(biases.min(), biases.max()));
        if (room.biasBits() == 0 && !biases.isUniform(0)) {
            throw differs(layer.name() + ": biases", "not all 0", "none");
        }
        if (room.biasBits() > 0 && biasBits > room.biasBits()) {
            throw lacks(layer, "biases need " + biasBits + " bits", room.biasBits());
        }
        int currentBits = bits(layer.currents());
        if (currentBits > room.currentBits()) {
            throw lacks(layer, "sums need " + currentBits + " bits", room.currentBits());
        }
        if (layer.model() instanceof RateNeuron rate && room.multiplierBits() > 0) {
            if (rate.shift() > room.multiplierShift()) {
                throw lacks(layer, "the scaling needs a shift of " + rate.shift(), room.multiplierShift());
            }
            long largest = (long) rate.multipliers().max() << room.multiplierShift() - rate.shift();
            int bits = new Range(0, largest).bits();
            if (bits > room.multiplierBits()) {
                throw lacks(layer, "the multipliers of the scaling need " + bits + " bits", room.multiplierBits());
            }
        }
    }

    private static int bits(Range range) {
        return range.union(new Range(-1, 0)).bits();
    }

    private Problem lacks(IntegerLayer layer, String what, int there) {
        return Problem.wrongInput(
                "another-shape",
                build.toString(),
                layer.name() + ": " + what + ", the build has " + there,
                "build again with --reweightable");
    }

    private Problem differs(String what, String here, String there) {
        return Problem.wrongInput(
                "another-shape",
                build.toString(),
                what + " " + (what.endsWith("s") ? "are " : "is ") + here + ", the build has " + there,
                "build again with --reweightable");
    }
}
