package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;

/** The pipeline of a layer whose neurons have a {@link NeuronUpdate}. */
public final class DescribedArray extends StatefulArray {
    public DescribedArray(Params params) {
        super(params);
    }

    private IzhikevichNeuron neuron() {
        return (IzhikevichNeuron) params.layer().model();
    }

    @Override
    protected String describe() {
        return (isAlone() ? "A neuron of Izhikevich" : params.layer().neurons() + " neurons of Izhikevich")
                + "" + turns() + ". Potentials have " + neuron().fraction()
                + " bits behind the point, in units of 25 mV: v' = v^2 + 5 v + 5.6 - u + current.";
    }

    @Override
    Outcome compute(Stages stages, ArrayBeat beat) {
        Constants constants = new TableConstants(this, stages, beat, params.plan());
        Value arriving = stages.value("current", current.value);
        List<State> words = read(stages, constants, beat);
        var unit = new NeuronUnit(
                this,
                stages,
                constants,
                words,
                beat.advance(),
                params.plan().wholeProducts(),
                params.plan().table());
        NeuronUpdate update = NeuronUpdate.of(neuron(), unit);
        stages.step("the old potential, " + initially() + " in a sample's first tick");
        update.tick(arriving);
        write(stages, words, beat);
        Expr potential = words.getFirst().after();
        Expr shown = params.readout().map(Readout::comparesMembranes).orElse(true) ? potential : update.fires();
        return new Outcome(update.fires(), Optional.empty(), shown);
    }
}
