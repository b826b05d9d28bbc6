package dev.synfire.cli.options;

import dev.synfire.evaluate.Departure;
import dev.synfire.evaluate.Evaluation;
import dev.synfire.evaluate.RealFrames;
import dev.synfire.importer.Dataset;
import dev.synfire.network.Network;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import dev.synfire.quantize.calibration.Calibration;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes integers of a network with the samples that a command has, and says on standard error which of them were used, and
 * where the integers depart from real numbers.
 */
public final class IntegerMaker {
    private final NetworkArgument argument;
    private final QuantizeOptions options;
    private final Optional<Dataset> atHand;
    private Optional<Dataset> named = Optional.empty();
    private Optional<Evaluation> measured = Optional.empty();

    /**
     * For the network of a command.
     *
     * @param atHand the samples that the command has anyway
     */
    public IntegerMaker(NetworkArgument argument, QuantizeOptions options, Optional<Dataset> atHand) {
        this.argument = argument;
        this.options = options;
        this.atHand = atHand;
    }

    /** The integers, calibrated and measured. */
    public Quantized quantize(Network network) {
        Quantized quantized = Quantizer.quantize(network, calibration(network));
        measured = atHand.or(() -> named)
                .map(data -> Departure.measured(network, quantized, data, Progress.onStandardError()));
        measured.ifPresent(evaluation -> argument.say(Departure.of(network, evaluation)));
        return quantized;
    }

    /** What was measured when integers were made last, over some samples; empty if there were none. */
    public Optional<Evaluation> measured() {
        return measured;
    }

    /** What the samples show that were named with --calibrate, or else those at hand. */
    public Optional<Calibration> calibration(Network network) {
        Optional<Path> file = options.calibrationFile();
        boolean needed = Calibration.isNeeded(network);
        boolean none = file.isEmpty() && (options.isUncalibrated() || atHand.isEmpty() || !needed);
        double share = options.share(!none);
        if (file.isPresent()) {
            Dataset samples = argument.dataset(network, file, Optional.empty());
            named = Optional.of(samples);
            return Optional.of(
                    Calibration.of(network, frames(network, samples, "calibrated on ", " of " + file.get()), share));
        }
        if (!needed) {
            return Optional.empty();
        }
        if (none) {
            argument.say(List.of(
                    "activations without a maximum (ReLU, identity, curves): how far they reach is estimated from the weights;"
                            + " --calibrate FILE measures it on samples"));
            return Optional.empty();
        }
        return Optional.of(Calibration.ofUnbounded(
                network,
                frames(
                        network,
                        atHand.get(),
                        "layers without a largest activation calibrated on ",
                        " (--calibrate FILE: on others)"),
                share));
    }

    private List<List<Vector>> frames(Network network, Dataset data, String before, String after) {
        Dataset chosen = data.only(Calibration.chosen(network, data.samples().size()));
        int all = data.samples().size();
        int used = chosen.samples().size();
        String counted = used == all
                ? String.format(Locale.ROOT, "%,d %s", all, all == 1 ? "sample" : "samples")
                : String.format(Locale.ROOT, "%,d of %,d samples", used, all);
        argument.say(List.of(before + counted + after));
        return chosen.samples().stream()
                .map(sample -> RealFrames.of(network, sample))
                .toList();
    }
}
