package dev.synfire.quantize;

import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Choices about quantizing that take the place of a network's own.
 *
 * @param weightBits 1 to 8
 * @param scales which weights share a step
 * @param membraneBits 2 to 32, of layers that have a membrane
 * @param membraneFraction 0 to 16, of layers whose membrane leaks
 * @param leaks the form of the leak, of layers whose membrane leaks
 */
public record Choices(
        PerLayer<Integer> weightBits,
        PerLayer<Scales> scales,
        PerLayer<Integer> membraneBits,
        PerLayer<Integer> membraneFraction,
        PerLayer<Leak.Form> leaks) {
    /** Everything as the network says. */
    public static final Choices NONE =
            new Choices(PerLayer.none(), PerLayer.none(), PerLayer.none(), PerLayer.none(), PerLayer.none());

    /** The same with those weight bits. */
    public Choices weightBits(Map<String, Integer> bits) {
        return new Choices(new PerLayer<>(weightBits.all(), bits), scales, membraneBits, membraneFraction, leaks);
    }

    /** The same with those membrane bits. */
    public Choices membraneBits(Map<String, Integer> bits) {
        return new Choices(weightBits, scales, new PerLayer<>(membraneBits.all(), bits), membraneFraction, leaks);
    }

    /**
     * A network with these choices in place of its own.
     *
     * @throws Problem if a named layer is not there, or has no membrane to choose about
     */
    public Network in(Network network) {
        List<String> names = network.layers().stream().map(Layer::name).toList();
        Stream.of(weightBits, scales, membraneBits, membraneFraction, leaks)
                .flatMap(choice -> choice.named().keySet().stream())
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.wrongInput(
                            "unknown-layer",
                            "network " + network.name(),
                            "there is no layer " + name,
                            "the layers are " + String.join(", ", names));
                });
        return new Network(
                network.name(),
                network.input(),
                network.layers().stream().map(this::in).toList(),
                network.ticks(),
                network.readout(),
                network.report(),
                network.learningSeed());
    }

    private Layer in(Layer layer) {
        String name = layer.name();
        return new Layer(
                name,
                layer.dims(),
                layer.projections(),
                layer.biases(),
                in(name, layer.neuron()),
                weightBits.of(name).orElse(layer.weightBits()),
                scales.of(name).orElse(layer.scales()),
                layer.learning());
    }

    private Neuron in(String layer, Neuron neuron) {
        return switch (neuron) {
            case Rate rate -> {
                Stream.of(membraneBits, membraneFraction, leaks)
                        .filter(choice -> choice.named().containsKey(layer))
                        .findFirst()
                        .ifPresent(_ -> {
                            throw withoutMembrane(layer, rate, "membrane");
                        });
                yield rate;
            }
            case TwoVariable twoVariable -> {
                Stream.of(membraneBits, membraneFraction, leaks)
                        .filter(choice -> choice.named().containsKey(layer))
                        .findFirst()
                        .ifPresent(_ -> {
                            throw withoutMembrane(layer, twoVariable, "leak");
                        });
                yield twoVariable;
            }
            case Membrane membrane -> leaking(layer, sized(layer, membrane));
        };
    }

    private Membrane sized(String layer, Membrane membrane) {
        return membraneBits
                .of(layer)
                .<Membrane>map(bits -> switch (membrane) {
                    case Lif lif -> lif.membraneBits(bits);
                    case If plain -> plain.membraneBits(bits);
                    case CubaLif cuba -> cuba.membraneBits(bits);
                    case Li li -> li.membraneBits(bits);
                    case CubaLi cuba -> cuba.membraneBits(bits);
                })
                .orElse(membrane);
    }

    private Membrane leaking(String layer, Membrane membrane) {
        return switch (membrane) {
            case Lif lif -> lif.leak(in(layer, lif.leak()));
            case CubaLif cuba -> cuba.leak(in(layer, cuba.leak()));
            case Li li -> li.leak(in(layer, li.leak()));
            case CubaLi cuba -> cuba.leak(in(layer, cuba.leak()));
            case If plain -> {
                if (membraneFraction.named().containsKey(layer) || leaks.named().containsKey(layer)) {
                    throw withoutMembrane(layer, plain, "leak");
                }
                yield plain;
            }
        };
    }

    private Leak in(String layer, Leak leak) {
        Leak formed = leaks.of(layer).map(leak::with).orElse(leak);
        return membraneFraction.of(layer).map(formed::withFraction).orElse(formed);
    }

    private static Problem withoutMembrane(String layer, Neuron neuron, String what) {
        return Problem.wrongInput(
                "nothing-to-choose",
                "layer " + layer,
                "a choice about its " + what + ", but its neurons are of model " + neuron.model() + ", which has none",
                "leave " + layer + " out of that choice");
    }

    /** name=value,name=value. */
    public static String text(Map<String, Integer> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
