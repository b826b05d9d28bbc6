package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;

/** The pipeline of a layer whose neurons have a {@link NeuronUpdate}. */
public final class DescribedArray extends StatefulArray {
    public DescribedArray(Params params) {
        super(params);
    }

    private TwoVariableNeuron neuron() {
        return (TwoVariableNeuron) params.layer().model();
    }

    @Override
    protected String describe() {
        String formula =
                switch (neuron()) {
                    case IzhikevichNeuron _ -> "in units of 25 mV: v' = v^2 + 5 v + 5.6 - u + current";
                    case AdExNeuron _ ->
                        "in units of the slope factor times ln 2, from the threshold: v' = (rest - v + 2^v / ln 2 - w + current) leak";
                };
        String which =
                switch (neuron()) {
                    case IzhikevichNeuron _ -> " of Izhikevich";
                    case AdExNeuron _ -> " with an exponential and adaptation";
                };
        return (isAlone() ? "A neuron" : params.layer().neurons() + " neurons") + which + turns() + ". Potentials have "
                + neuron().fraction() + " bits behind the point, " + formula + ".";
    }

    /** Tables of the model are read as constants are, whatever their style is. */
    private MemoryStyle tables() {
        return params.plan().parameters();
    }

    @Override
    Outcome compute(Stages stages, ArrayBeat beat) {
        Constants constants = new TableConstants(this, stages, beat, params.plan());
        Value arriving = stages.value("current", current.value);
        List<State> words = read(stages, constants, beat);
        var unit = new NeuronUnit(
                this, stages, constants, words, beat.advance(), params.plan().wholeProducts(), tables());
        NeuronUpdate update = NeuronUpdate.of(neuron(), unit);
        stages.step("the old potential, " + initially() + " in a sample's first tick");
        update.tick(arriving);
        write(stages, words, beat);
        Expr potential = words.getFirst().after();
        Expr shown = params.readout().map(Readout::comparesMembranes).orElse(true) ? potential : update.fires();
        return new Outcome(update.fires(), Optional.empty(), shown);
    }
}
