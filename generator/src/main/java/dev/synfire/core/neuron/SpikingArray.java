package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.Readout;
import java.util.Optional;

/** Leaky integrate-and-fire neurons: their update, comparison and reset in the order that the network asks for. */
public final class SpikingArray extends MembraneArray {
    public SpikingArray(Params params) {
        super(params);
    }

    private SpikingNeuron neuron() {
        return (SpikingNeuron) params.layer().model();
    }

    @Override
    IntegerMembrane membrane() {
        return neuron().membrane();
    }

    @Override
    protected String describe() {
        return (isAlone()
                        ? "A leaky integrate-and-fire neuron"
                        : params.layer().neurons() + " leaky integrate-and-fire neurons")
                + ofSynapticCurrents()
                + "" + turns() + ".";
    }

    @Override
    Outcome compute(Stages stages, ArrayBeat beat) {
        Constants constants = new TableConstants(this, stages, beat, params.plan());
        var update = new SpikingUpdate(
                this, stages, constants, neuron(), params.plan().wholeProducts());
        read(stages, constants, beat, update::fetch);
        SpikingUpdate.Left left = update.run();
        write(stages, left.words(), beat);
        Expr count = left.words().get(SpikingUpdate.SPIKE);
        Optional<Expr> value = neuron().firing().mostSpikes() > 1 ? Optional.of(count) : Optional.empty();
        Expr told = params.readout().map(Readout::comparesMembranes).orElse(true)
                ? left.words().get("membrane")
                : count;
        return new Outcome(left.fires(), value, told);
    }
}
