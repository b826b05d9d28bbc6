package dev.synfire.cli.options;

import dev.synfire.fixed.Range;
import dev.synfire.importer.nir.Discretisation;
import dev.synfire.importer.nir.DiscretisationBuilder;
import dev.synfire.importer.nir.NirImporter;
import dev.synfire.importer.nir.NirOptions;
import dev.synfire.importer.nir.Preset;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.Firing;
import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How the continuous time of a .nir file becomes ticks: a framework's way, or any part of it otherwise. */
public final class NirChoices {
    private static final int TICKS = 100;

    @Option(
            names = "--preset",
            paramLabel = "FRAMEWORK",
            description = "Do as this framework does: snntorch, norse, nengo, sinabs, rockpool, lava, spyx.")
    private String preset;

    @Option(names = "--dt", paramLabel = "SECONDS", description = "The time step; default: the framework's.")
    private Double dt;

    @Option(names = "--integrator", paramLabel = "WORD", description = "euler, exponential.")
    private String integrator;

    @Option(names = "--input-gain", paramLabel = "WORD", description = "Of leaky neurons: integrated, resistance, one.")
    private String gain;

    @Option(names = "--if-gain", paramLabel = "WORD", description = "Of IF and I: integrated, resistance, one.")
    private String perfectGain;

    @Option(names = "--gain-at", paramLabel = "WORD", description = "weights, threshold.")
    private String gainAt;

    @Option(
            names = "--current",
            paramLabel = "WORD",
            description = "Spikes enter a synaptic current: after-decay, before-decay.")
    private String current;

    @Option(names = "--feed", paramLabel = "WORD", description = "The current that the membrane gets: new, old.")
    private String feed;

    @Option(names = "--reset", paramLabel = "WORD", description = "zero, value (v_reset), subtract (the threshold).")
    private String reset;

    @Option(
            names = "--reset-when",
            paramLabel = "WORD",
            description = "update-fire-reset, reset-update-fire, update-reset-fire, fire-update-reset.")
    private String order;

    @Option(names = "--fires", paramLabel = "WORD", description = "At a membrane above, at-or-above the threshold.")
    private String fires;

    @Option(names = "--spikes", paramLabel = "one|many", description = "Spikes of a neuron in a tick.")
    private String spikes;

    @Option(names = "--floor", paramLabel = "WORD", description = "Of the membrane: none, zero, minus-threshold.")
    private String floor;

    @Option(names = "--recurrent-delay", paramLabel = "N", description = "Ticks that feedback takes.")
    private Integer recurrentDelay;

    boolean isGiven() {
        return Stream.of(
                        preset,
                        dt,
                        integrator,
                        gain,
                        perfectGain,
                        gainAt,
                        current,
                        feed,
                        reset,
                        order,
                        fires,
                        spikes,
                        floor,
                        recurrentDelay)
                .anyMatch(given -> given != null);
    }

    /** The reader of .nir files with these choices. */
    NirImporter reader(SampleOptions samples) {
        return new NirImporter(new NirOptions(
                discretisation(),
                samples.ticks().orElse(TICKS),
                samples.readout(),
                samples.values().orElse(new Range(0, 1)),
                samples.scale().orElse(1)));
    }

    /** The preset with whatever else is chosen; without a preset NIR's own equations by Euler's rule. */
    Discretisation discretisation() {
        DiscretisationBuilder how = DiscretisationBuilder.from(base());
        if (dt != null) {
            if (!(dt > 0 && dt < 1e6)) {
                throw outOfRange("--dt", "the time step is " + dt + ", expected more than 0 seconds", "--dt 1e-4");
            }
            how.dt(dt);
        }
        choose(Discretisation.Integrator.class, "--integrator", integrator, how::integrator);
        choose(Discretisation.Gain.class, "--input-gain", gain, how::gain);
        choose(Discretisation.Gain.class, "--if-gain", perfectGain, how::perfectGain);
        choose(Discretisation.GainAt.class, "--gain-at", gainAt, how::gainAt);
        choose(Discretisation.CurrentInput.class, "--current", current, how::currentInput);
        choose(CurrentFeed.class, "--feed", feed, how::feed);
        choose(Discretisation.ResetTo.class, "--reset", reset, how::reset);
        choose(FiringOrder.class, "--reset-when", order, how::order);
        choose(FiringComparison.class, "--fires", fires, how::comparison);
        choose(Spikes.class, "--spikes", spikes, many -> how.mostSpikes(many == Spikes.ONE ? 1 : Firing.MANY));
        choose(Discretisation.Floor.class, "--floor", floor, least -> how.floor(least)
                .perfectFloor(least));
        if (recurrentDelay != null) {
            int least = Discretisation.leastRecurrentDelay(how.order());
            if (recurrentDelay < least || recurrentDelay > 4096) {
                throw outOfRange(
                        "--recurrent-delay",
                        "the delay is " + recurrentDelay + ", expected " + least + " to 4096 ticks"
                                + (recurrentDelay == 0
                                        ? "; in the same tick only a spike of the state before can arrive"
                                        : ""),
                        recurrentDelay == 0
                                ? "--recurrent-delay 1, or --reset-when fire-update-reset"
                                : "--recurrent-delay 1");
            }
            how.recurrentDelay(recurrentDelay);
        }
        return how.build();
    }

    private enum Spikes {
        ONE,
        MANY
    }

    private Discretisation base() {
        if (preset != null) {
            return ChoiceNames.parse(Preset.class, "--preset", preset).discretisation();
        }
        if (dt == null) {
            throw Problem.wrongInput(
                    "no-time-step",
                    "--preset",
                    "a .nir file has no time step, and doesn't say what a spike resets",
                    "name the framework that it comes from, --preset " + String.join("|", ChoiceNames.of(Preset.class))
                            + ", or give --dt SECONDS");
        }
        return Discretisation.ofEquations(dt);
    }

    private static <E extends Enum<E>> void choose(Class<E> type, String option, String word, Consumer<E> taken) {
        Optional.ofNullable(word)
                .map(text -> ChoiceNames.parse(type, option, text))
                .ifPresent(taken);
    }

    private static Problem outOfRange(String option, String what, String instead) {
        return Problem.wrongInput("out-of-range", option, what, "write for example " + instead);
    }
}
