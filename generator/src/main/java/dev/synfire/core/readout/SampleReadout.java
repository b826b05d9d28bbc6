package dev.synfire.core.readout;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.neuron.NeuronArray;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.Result;
import dev.synfire.core.stream.Updates;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.layout.MemoryStyle;
import java.util.Optional;

/**
 * Makes the result of each sample from the updates of the last layer, and lets the neuron array stand until the result is
 * taken.
 *
 * <p>Every tick makes a score of every neuron; the scores that stand at the marker of a sample's last tick become the
 * result.
 */
public abstract sealed class SampleReadout extends CoreComponent<SampleReadout.Params>
        permits ArgmaxReadout, ScoresReadout {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param readout what is compared and what is told
     * @param layer the last layer
     * @param ticks ticks a sample
     * @param style what scores are held in
     */
    public record Params(String name, IntegerReadout readout, IntegerLayer layer, int ticks, MemoryStyle style) {
        /** The parameters of a network's readout. */
        public static Params of(IntegerNetwork network, MemoryStyle style) {
            return new Params(network.name(), network.readout(), network.output(), network.ticks(), style);
        }

        Shape update() {
            return NeuronArray.updateShape(layer, readout.score());
        }

        public Shape score() {
            return Shapes.of(readout.scores(layer, ticks));
        }
    }

    {
        comment("Updates of the last layer");
    }

    public final Updates updates = new Updates(sink("update_"), params.layer().neurons(), params.update());

    {
        comment("Result");
    }

    public final Result result = new Result(
            source("result_"), params.readout().report(), params.layer().neurons(), params.score());

    SampleReadout(Params params) {
        super(params);
    }

    /** The readout that reports what the parameters say. */
    public static SampleReadout of(Params params) {
        return switch (params.readout().report()) {
            case WINNER -> new ArgmaxReadout(params);
            case SCORES -> new ScoresReadout(params);
        };
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "readout");
    }

    /** The score in words. */
    final String scoreName() {
        return switch (params.readout().score()) {
            case ACTIVATION -> "activation";
            case ACTIVATION_SUM -> "sum of activations";
            case SPIKE_COUNT -> "spike count";
            case FIRST_SPIKE -> "first spike";
            case MEMBRANE -> "membrane potential";
            case MEMBRANE_MAXIMUM -> "largest membrane potential";
        };
    }

    /** A word for each neuron's score. */
    final Memory scores(String name) {
        return memory(name, params.layer().neurons(), params.score())
                .neverBeyond()
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
    }

    /** Stage 0 of a readout: an update comes in. */
    final Stages begin() {
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", updates.valid);
        stages.carryFlag("ends", updates.tick.and(updates.last));
        stages.carry("neuron", updates.neuron);
        return stages;
    }

    /**
     * Takes updates until a sample has ended, and again from when its result has been taken: from a register, since the whole
     * neuron array waits for it.
     *
     * @param taken the last of the result goes
     */
    final void openUntilTaken(Expr taken) {
        comment("No update may come in between the end of a sample and the taking of its result.");
        Reg open = reg("open", bit()).init(1);
        when(updates.tick.and(updates.last), () -> open.next(0)).elseWhen(taken, () -> open.next(1));
        updates.ready.assign(open);
    }
}
