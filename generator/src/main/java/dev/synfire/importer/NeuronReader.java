package dev.synfire.importer;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.Codes;
import dev.synfire.network.Firing;
import dev.synfire.network.Identity;
import dev.synfire.network.If;
import dev.synfire.network.Leak;
import dev.synfire.network.Li;
import dev.synfire.network.Lif;
import dev.synfire.network.Neuron;
import dev.synfire.network.Neurons;
import dev.synfire.network.Relu;
import dev.synfire.network.Reset;
import dev.synfire.network.Sigmoid;
import dev.synfire.network.Tanh;
import dev.synfire.network.Vector;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads a layer's neuron: a word, such as sigmoid, or a mapping with the model and its keys. */
final class NeuronReader {
    private static final String[] MODELS = {"sigmoid", "tanh", "relu", "identity", "lif", "if", "li"};
    private static final String[] TABLE_KEYS = {"model", "activationBits", "multiplierBits", "rounding", "maximumError"
    };
    private static final String[] CLIP_KEYS = {"model", "activationBits", "multiplierBits", "rounding", "maximum"};

    private final YamlMapping keys;
    private final int neurons;

    private NeuronReader(YamlMapping keys, int neurons) {
        this.keys = keys;
        this.neurons = neurons;
    }

    static Neuron read(YamlValue value, int neurons) {
        if (!value.isMapping()) {
            return switch (value.word(MODELS)) {
                case "sigmoid" -> Neurons.sigmoid();
                case "tanh" -> Neurons.tanh();
                case "relu" -> Neurons.relu();
                case "identity" -> Neurons.identity();
                case "if" -> Neurons.integrateAndFire();
                default ->
                    throw value.problem(
                            "missing-key",
                            "a neuron of model " + value.text("") + " needs its beta",
                            "write neuron: {model: " + value.text("") + ", beta: 0.9}");
            };
        }
        String model = value.choice("model", "a neuron", MODELS);
        NeuronReader reader = new NeuronReader(
                value.mapping(
                        (model.matches("[iI].*") ? "an " : "a ") + model + " neuron",
                        switch (model) {
                            case "sigmoid", "tanh" -> TABLE_KEYS;
                            case "relu", "identity" -> CLIP_KEYS;
                            case "lif" ->
                                new String[] {
                                    "model",
                                    "beta",
                                    "leakBits",
                                    "rounding",
                                    "threshold",
                                    "comparison",
                                    "reset",
                                    "membraneBits"
                                };
                            case "if" -> new String[] {"model", "threshold", "comparison", "reset", "membraneBits"};
                            default -> new String[] {"model", "beta", "leakBits", "rounding", "membraneBits"};
                        }),
                neurons);
        return switch (model) {
            case "sigmoid" -> new Sigmoid(reader.codes(1), reader.maximumError(0));
            case "tanh" -> new Tanh(reader.codes(2), reader.maximumError(1));
            case "relu" -> new Relu(reader.codes(1), reader.positive("maximum", "4"));
            case "identity" -> new Identity(reader.codes(2), reader.positive("maximum", "4"));
            case "lif" -> new Lif(reader.leak(), reader.firing(), reader.membraneBits());
            case "if" -> new If(reader.firing(), reader.membraneBits());
            default -> new Li(reader.leak(), reader.membraneBits());
        };
    }

    private Codes codes(int fewestBits) {
        return new Codes(
                integer("activationBits", fewestBits, 16, Codes.DEFAULT.activationBits()),
                integer("multiplierBits", 1, 16, Codes.DEFAULT.multiplierBits()),
                rounding());
    }

    /** The largest error of a table; the largest code is one step short of 1, and no table is better than that. */
    private OptionalDouble maximumError(int signBits) {
        OptionalDouble error = positive("maximumError", "0.004");
        int bits = codes(1).activationBits();
        double best = Math.scalb(1.0, signBits - bits);
        if (error.isPresent() && error.getAsDouble() < best) {
            throw keys.required("maximumError", "0.004")
                    .problem(
                            "out-of-range",
                            "maximumError is " + error.getAsDouble() + ", but activation codes of " + bits
                                    + " bits allow no less than " + best,
                            "write maximumError: " + best + ", or give more activationBits");
        }
        return error;
    }

    private Leak leak() {
        double beta = keys.required("beta", "0.9").number(0, 1, "0.9");
        Leak.Form form = keys.optional("leakBits").map(NeuronReader::form).orElse(new Leak.Form.Automatic());
        return new Leak(beta, form, rounding());
    }

    private static Leak.Form form(YamlValue value) {
        return value.isWord("powerOfTwo") ? new Leak.Form.PowerOfTwo() : new Leak.Form.Bits(value.integer(0, 16));
    }

    private Rounding rounding() {
        return keys.optional("rounding")
                .map(value -> switch (value.word("floor", "towardZero", "halfUp")) {
                    case "floor" -> Rounding.FLOOR;
                    case "towardZero" -> Rounding.TOWARD_ZERO;
                    default -> Rounding.HALF_UP;
                })
                .orElse(Rounding.HALF_UP);
    }

    private Firing firing() {
        Vector thresholds = keys.optional("threshold").map(this::thresholds).orElse(Firing.DEFAULT.thresholds());
        Firing.Comparison comparison = keys.optional("comparison")
                .map(value -> value.word("above", "atOrAbove").equals("above")
                        ? Firing.Comparison.ABOVE
                        : Firing.Comparison.AT_OR_ABOVE)
                .orElse(Firing.DEFAULT.comparison());
        Reset reset = keys.optional("reset").map(NeuronReader::reset).orElse(Firing.DEFAULT.reset());
        return new Firing(thresholds, comparison, reset);
    }

    private Vector thresholds(YamlValue value) {
        if (!value.isList()) {
            return Vector.of(value.number(0, YamlValue.LARGEST, "1"));
        }
        List<YamlValue> list = value.list("1");
        if (list.size() != 1 && list.size() != neurons) {
            throw value.problem(
                    "wrong-shape",
                    "threshold has " + list.size() + " numbers, expected one, or one for each of the " + neurons
                            + " neurons",
                    "write for example threshold: 1");
        }
        return Vector.of(list.stream()
                .mapToDouble(element -> element.number(0, YamlValue.LARGEST, "1"))
                .toArray());
    }

    private static Reset reset(YamlValue value) {
        if (value.isMapping()) {
            return new Reset.ToValue(Vector.of(
                    value.mapping("a reset", "value").required("value", "-0.2").number("-0.2")));
        }
        return value.word("zero", "subtract", "{value: -0.2}").equals("zero")
                ? new Reset.ToZero()
                : new Reset.Subtract();
    }

    private OptionalInt membraneBits() {
        return keys.optional("membraneBits")
                .map(value -> OptionalInt.of(value.integer(2, 32)))
                .orElse(OptionalInt.empty());
    }

    private int integer(String key, int min, int max, int otherwise) {
        return keys.optional(key).map(value -> value.integer(min, max)).orElse(otherwise);
    }

    private OptionalDouble positive(String key, String example) {
        return keys.optional(key)
                .map(value -> OptionalDouble.of(value.positive(example)))
                .orElse(OptionalDouble.empty());
    }
}
