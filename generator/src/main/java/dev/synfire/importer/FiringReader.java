package dev.synfire.importer;

import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.Adaptation;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.OptionalInt;

/** Reads when a neuron spikes, and what then becomes of its membrane. */
final class FiringReader {
    static final List<String> KEYS =
            List.of("threshold", "comparison", "reset", "order", "mostSpikes", "floor", "refractory", "adaptation");

    private final YamlMapping keys;
    private final int neurons;
    private final WeightSource arrays;

    FiringReader(YamlMapping keys, int neurons, WeightSource arrays) {
        this.keys = keys;
        this.neurons = neurons;
        this.arrays = arrays;
    }

    Firing read() {
        int mostSpikes =
                keys.optional("mostSpikes").map(FiringReader::mostSpikes).orElse(1);
        double least = mostSpikes > 1 ? 1 / YamlValue.LARGEST : 0;
        return new Firing(
                keys.optional("threshold")
                        .map(value -> vector(value, least, YamlValue.LARGEST, "1"))
                        .orElse(Firing.DEFAULT.thresholds()),
                keys.optional("comparison")
                        .map(value -> value.word("above", "atOrAbove").equals("above")
                                ? FiringComparison.ABOVE
                                : FiringComparison.AT_OR_ABOVE)
                        .orElse(Firing.DEFAULT.comparison()),
                keys.optional("reset").map(this::reset).orElse(Firing.DEFAULT.reset()),
                keys.optional("order").map(FiringReader::order).orElse(Firing.DEFAULT.order()),
                mostSpikes,
                keys.optional("floor").map(value -> vector(value, -YamlValue.LARGEST, 0, "-1")),
                keys.optional("refractory")
                        .map(value -> value.integer(0, Firing.LONGEST_REFRACTORY))
                        .orElse(0),
                keys.optional("adaptation").map(this::adaptation));
    }

    private Adaptation adaptation(YamlValue value) {
        YamlMapping raised = value.mapping("an adaptation", "rho", "amount", "leakBits", "rounding", "fraction");
        return new Adaptation(
                new LeakReader(raised, neurons, arrays).adaptation(),
                vector(raised.required("amount", "0.05"), 0, YamlValue.LARGEST, "0.05"));
    }

    private Reset reset(YamlValue value) {
        if (value.isMapping()) {
            YamlMapping reset = value.mapping("a reset", "value", "subtract");
            if (reset.optional("subtract").isPresent()
                    && reset.optional("value").isEmpty()) {
                return new Reset.SubtractAmount(signed(reset.required("subtract", "0.5")));
            }
            return new Reset.ToValue(signed(reset.required("value", "-0.2")));
        }
        return value.word("zero", "subtract", "{value: -0.2}").equals("zero")
                ? new Reset.ToZero()
                : new Reset.Subtract();
    }

    private static FiringOrder order(YamlValue value) {
        return switch (value.word("updateFireReset", "resetUpdateFire", "updateResetFire", "fireUpdateReset")) {
            case "updateFireReset" -> FiringOrder.UPDATE_FIRE_RESET;
            case "resetUpdateFire" -> FiringOrder.RESET_UPDATE_FIRE;
            case "updateResetFire" -> FiringOrder.UPDATE_RESET_FIRE;
            default -> FiringOrder.FIRE_UPDATE_RESET;
        };
    }

    private static int mostSpikes(YamlValue value) {
        return value.isWord("many") ? Firing.MANY : value.integer(1, Firing.MANY);
    }

    private Vector signed(YamlValue value) {
        return vector(value, -YamlValue.LARGEST, YamlValue.LARGEST, "-0.2");
    }

    private Vector vector(YamlValue value, double min, double max, String example) {
        return arrays.vector(value, OptionalInt.of(neurons), "neurons", min, max, example);
    }
}
