package dev.synfire.importer;

import dev.synfire.fixed.Rounding;
import dev.synfire.model.CurrentFeed;
import dev.synfire.network.Neurons;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.neuron.Codes;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.neuron.Tanh;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads a layer's neuron: a word, such as sigmoid, or a mapping with the model and its keys. */
final class NeuronReader {
    private static final String[] MODELS = {
        "sigmoid",
        "tanh",
        "relu",
        "identity",
        "lif",
        "if",
        "li",
        "cubaLif",
        "cubaLi",
        "izhikevich",
        "adex",
        "elu",
        "selu",
        "silu",
        "hardSwish",
        "gelu",
        "geluTanh",
        "softplus",
        "mish"
    };
    private static final List<String> CODES = List.of("activationBits", "multiplierBits", "rounding");
    private static final List<String> CURRENT =
            List.of("alpha", "currentLeakBits", "currentRounding", "currentFraction", "feed", "drive");
    private static final List<String> LEAK = List.of("beta", "leakBits", "rounding", "membraneFraction");
    private static final List<String> FIRING = FiringReader.KEYS;
    private static final List<String> IZHIKEVICH =
            List.of("a", "b", "c", "d", "start", "ticksPerMillisecond", "steps", "peak", "fraction");
    private static final List<String> ADEX = List.of(
            "C",
            "gL",
            "EL",
            "VT",
            "deltaT",
            "tauW",
            "a",
            "b",
            "reset",
            "peak",
            "ticksPerMillisecond",
            "steps",
            "fraction");
    private static final List<String> SENT = List.of("activationBits", "multiplierBits");
    private static final List<String> WIDTH = List.of("membraneBits");

    private final YamlMapping keys;
    private final int neurons;
    private final WeightSource arrays;

    private NeuronReader(YamlMapping keys, int neurons, WeightSource arrays) {
        this.keys = keys;
        this.neurons = neurons;
        this.arrays = arrays;
    }

    static Neuron read(YamlValue value, int neurons, WeightSource arrays) {
        if (!value.isMapping()) {
            return word(value);
        }
        String model = value.choice("model", "a neuron", MODELS);
        String what = (model.matches("[iI].*") ? "an " : "a ") + model + " neuron";
        NeuronReader reader = new NeuronReader(value.mapping(what, keys(model)), neurons, arrays);
        return switch (model) {
            case "sigmoid" -> new Sigmoid(reader.codes(1), reader.maximumError(0));
            case "tanh" -> new Tanh(reader.codes(2), reader.maximumError(1));
            case "relu" -> new Relu(reader.codes(1), reader.positive("maximum", "4"));
            case "izhikevich" -> reader.izhikevich();
            case "adex" -> reader.adEx();
            case "identity" -> new Identity(reader.codes(2), reader.positive("maximum", "4"));
            default -> CurveFunction.of(model).<Neuron>map(reader::curve).orElseGet(() -> reader.membrane(model));
        };
    }

    private Neuron membrane(String model) {
        LeakReader leaks = new LeakReader(keys, neurons, arrays);
        FiringReader firing = new FiringReader(keys, neurons, arrays);
        return switch (model) {
            case "lif" -> new Lif(leaks.membrane(), firing.read(), membraneBits());
            case "if" -> new If(firing.read(), membraneBits());
            case "li" -> new Li(leaks.membrane(), membraneBits(), codes(2, Rounding.HALF_UP));
            case "cubaLif" -> new CubaLif(current(leaks), leaks.membrane(), drive(), firing.read(), membraneBits());
            default ->
                new CubaLi(current(leaks), leaks.membrane(), drive(), membraneBits(), codes(2, Rounding.HALF_UP));
        };
    }

    private Curve curve(CurveFunction usual) {
        CurveFunction function = usual instanceof CurveFunction.Elu
                ? positive("alpha", "1.0").stream()
                        .mapToObj(CurveFunction.Elu::new)
                        .findFirst()
                        .map(CurveFunction.class::cast)
                        .orElse(usual)
                : usual;
        return new Curve(function, codes(2), positive("maximum", "4"));
    }

    private static Neuron word(YamlValue value) {
        String word = value.word(MODELS);
        Optional<CurveFunction> curve = CurveFunction.of(word);
        return curve.isPresent() ? Neurons.curve(curve.get()) : usual(value, word);
    }

    private static Neuron usual(YamlValue value, String word) {
        return switch (word) {
            case "sigmoid" -> Neurons.sigmoid();
            case "tanh" -> Neurons.tanh();
            case "relu" -> Neurons.relu();
            case "identity" -> Neurons.identity();
            case "if" -> Neurons.integrateAndFire();
            case "adex" -> Neurons.adEx();
            default -> {
                String model = value.text("");
                if (model.equals("izhikevich")) {
                    throw value.problem(
                            "missing-key",
                            "a neuron of model izhikevich needs its a, b, c and d",
                            "write neuron: {model: izhikevich, a: 0.02, b: 0.2, c: -65, d: 8}");
                }
                boolean cuba = model.startsWith("cuba");
                throw value.problem(
                        "missing-key",
                        "a neuron of model " + model + " needs its " + (cuba ? "alpha and beta" : "beta"),
                        "write neuron: {model: " + model + (cuba ? ", alpha: 0.8" : "") + ", beta: 0.9}");
            }
        };
    }

    private static String[] keys(String model) {
        List<List<String>> parts =
                switch (model) {
                    case "sigmoid", "tanh" -> List.of(CODES, List.of("maximumError"));
                    case "relu", "identity" -> List.of(CODES, List.of("maximum", "step"));
                    case "elu" -> List.of(CODES, List.of("maximum", "alpha"));
                    case "selu", "silu", "hardSwish", "gelu", "geluTanh", "softplus", "mish" ->
                        List.of(CODES, List.of("maximum"));
                    case "lif" -> List.of(LEAK, FIRING, WIDTH);
                    case "if" -> List.of(FIRING, WIDTH);
                    case "li" -> List.of(LEAK, WIDTH, SENT);
                    case "izhikevich" -> List.of(IZHIKEVICH);
                    case "adex" -> List.of(ADEX);
                    case "cubaLif" -> List.of(CURRENT, LEAK, FIRING, WIDTH);
                    default -> List.of(CURRENT, LEAK, WIDTH, SENT);
                };
        return Stream.concat(Stream.of("model"), parts.stream().flatMap(List::stream))
                .toArray(String[]::new);
    }

    private Izhikevich izhikevich() {
        return new Izhikevich(
                ofNeurons(keys.required("a", "0.02"), -1, 1, "0.02"),
                ofNeurons(keys.required("b", "0.2"), -8, 8, "0.2"),
                ofNeurons(keys.required("c", "-65"), -128, Izhikevich.PEAK, "-65"),
                ofNeurons(keys.required("d", "8"), -128, 128, "8"),
                keys.optional("start")
                        .map(value -> value.number(-128, Izhikevich.PEAK, "-65"))
                        .orElse(-65.0),
                halvings("ticksPerMillisecond", 16, 1),
                halvings("steps", 8, 2),
                keys.optional("peak")
                        .map(value -> value.word("clipped", "overshoots").equals("clipped"))
                        .orElse(true),
                integer("fraction", 8, 20, 16));
    }

    private AdEx adEx() {
        AdEx paper = AdEx.PAPER;
        double threshold = number("VT", -1000, 1000, paper.threshold());
        double peak = number("peak", threshold, 1000, paper.peak());
        return new AdEx(
                ofNeurons("C", 1e-3, 1e6, paper.capacitance()),
                number("gL", 1e-3, 1e6, paper.conductance()),
                ofNeurons("EL", -1000, 1000, paper.rest()),
                threshold,
                number("deltaT", 1e-3, 1000, paper.slopeFactor()),
                ofNeurons("tauW", 1e-3, 1e6, paper.timeConstant()),
                ofNeurons("a", -1e6, 1e6, paper.coupling()),
                ofNeurons("b", -1e6, 1e6, paper.jump()),
                ofNeurons("reset", -1000, peak, paper.reset()),
                peak,
                halvings("ticksPerMillisecond", 128, 16),
                halvings("steps", 8, 1),
                integer("fraction", 8, 20, paper.fraction()));
    }

    private double number(String key, double min, double max, double otherwise) {
        return keys.optional(key)
                .map(value -> value.number(min, max, Double.toString(otherwise)))
                .orElse(otherwise);
    }

    private Vector ofNeurons(String key, double min, double max, Vector otherwise) {
        return keys.optional(key)
                .map(value -> ofNeurons(value, min, max, Double.toString(otherwise.get(0))))
                .orElse(otherwise);
    }

    private Vector ofNeurons(YamlValue value, double min, double max, String example) {
        return arrays.vector(value, OptionalInt.of(neurons), "neurons", min, max, example);
    }

    /** Of a number that is a power of two. */
    private int halvings(String key, int most, int otherwise) {
        int number = integer(key, 1, most, otherwise);
        if (Integer.bitCount(number) != 1) {
            throw keys.required(key, "2")
                    .problem(
                            "out-of-range",
                            key + " is " + number + ", expected a power of two",
                            "write " + key + ": " + Integer.highestOneBit(number));
        }
        return Integer.numberOfTrailingZeros(number);
    }

    private Codes codes(int fewestBits) {
        return codes(fewestBits, LeakReader.ofProducts(keys, "rounding"));
    }

    private Codes codes(int fewestBits, Rounding rounding) {
        return new Codes(
                integer("activationBits", fewestBits, 16, Codes.DEFAULT.activationBits()),
                integer("multiplierBits", 1, 16, Codes.DEFAULT.multiplierBits()),
                rounding,
                keys.optional("step").isPresent() ? positive("step", "0.1") : OptionalDouble.empty());
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

    private SynapticCurrent current(LeakReader leaks) {
        return new SynapticCurrent(
                leaks.current(),
                keys.optional("feed")
                        .map(value -> value.word("new", "old").equals("new") ? CurrentFeed.NEW : CurrentFeed.OLD)
                        .orElse(CurrentFeed.NEW));
    }

    private Vector drive() {
        return keys.optional("drive")
                .map(value -> arrays.vector(
                        value, OptionalInt.of(neurons), "neurons", -YamlValue.LARGEST, YamlValue.LARGEST, "0.1"))
                .orElse(Vector.of(0));
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
