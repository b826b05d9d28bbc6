package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.StateWord;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pipeline of neurons that remember: the words of a neuron are read in stage 0, its {@link NeuronUpdate} goes through stage
 * after stage, and all words are written in the last.
 */
public final class StatefulArray extends NeuronArray {
    private final List<StateMemory> states = params.layer().model().states().stream()
            .map(word -> new StateMemory(word, words(word)))
            .toList();

    /** The stage in which the words are written. */
    private int written;

    /** The array of such a layer. */
    public StatefulArray(Params params) {
        super(params);
    }

    private Memory words(StateWord word) {
        return memory(word.name() + "s", params.layer().neurons(), Shapes.of(word.values()))
                .neverBeyond()
                .style(Shapes.style(params.plan().membranes()))
                .onCollision(Memory.Collision.UNDEFINED);
    }

    @Override
    public List<StateMemory> states() {
        return states;
    }

    @Override
    protected String describe() {
        int neurons = params.layer().neurons();
        return switch (params.layer().model()) {
            case SpikingNeuron spiking ->
                (isAlone() ? "A leaky integrate-and-fire neuron" : neurons + " leaky integrate-and-fire neurons")
                        + ofSynapticCurrents(spiking.membrane()) + turns() + ".";
            case IntegratorNeuron integrator ->
                (isAlone() ? "A leaky integrator" : neurons + " leaky integrators")
                        + ofSynapticCurrents(integrator.membrane())
                        + (integrator.sent().isPresent() ? ", sent on," : "") + turns() + ".";
            case IzhikevichNeuron model ->
                (isAlone() ? "A neuron of Izhikevich" : neurons + " neurons of Izhikevich") + turns()
                        + ". Potentials have "
                        + model.fraction()
                        + " bits behind the point, in units of 25 mV: v' = v^2 + 5 v + 5.6 - u + current.";
            case AdExNeuron model ->
                (isAlone() ? "An adaptive exponential neuron" : neurons + " adaptive exponential neurons") + turns()
                        + ". Potentials count from the threshold and have " + model.fraction()
                        + " bits behind the point, in units of the slope factor times ln 2:"
                        + " v' = leak (rest - v + 2^v / ln 2 - w + current).";
            case RateNeuron _ -> throw new IllegalStateException("a rate neuron remembers nothing");
        };
    }

    private static String ofSynapticCurrents(IntegerMembrane membrane) {
        return membrane.current().isPresent() ? " with synaptic currents" : "";
    }

    @Override
    Outcome compute(Stages stages, ArrayBeat beat) {
        Constants constants = new TableConstants(this, stages, beat, params.plan());
        Value arriving = stages.value("current", current.value);
        List<State> words = read(stages, constants, beat);
        var unit = new NeuronUnit(
                this, stages, constants, words, beat.advance(), params.plan().wholeProducts(), tables());
        NeuronUpdate update = NeuronUpdates.of(params.layer().model(), unit);
        stages.step("the old potential, " + (startsAtZero() ? "0" : "the initial one") + " in a sample's first tick");
        update.tick(arriving);
        write(stages, words, beat);
        Optional<Expr> value = events.value.flatMap(_ -> update.sent()).map(Value::now);
        boolean comparesMembranes =
                params.readout().map(Readout::comparesMembranes).orElse(true);
        Expr shown = comparesMembranes
                ? words.getFirst().after()
                : update.sent().orElseThrow().now();
        return new Outcome(update.fires(), value, shown);
    }

    /** What tables of a model are built from: an activation as the plan says, others as constants are. */
    private MemoryStyle tables() {
        return params.layer().model() instanceof TwoVariableNeuron
                ? params.plan().parameters()
                : params.plan().table();
    }

    private boolean startsAtZero() {
        return states.stream().allMatch(state -> state.word().initial().isUniform(0));
    }

    /** From stage 0 to stage 1, in which the words are known. */
    private List<State> read(Stages stages, Constants constants, ArrayBeat beat) {
        String begins = startsAtZero() ? "counts as 0" : "begins anew";
        comment("Nothing is cleared between samples: in a sample's first tick every membrane " + begins + ".");
        Reg fresh = reg("fresh", bit()).init(1);
        when(beat.accepted().and(current.tick), () -> fresh.next(current.last));
        Value first = stages.value("fresh", fresh);
        comment("Read here, written in the last stage but one; see docs/core.md for why the two never meet.");
        List<Expr> reads = states.stream()
                .map(state -> state.read(current.neuron, beat.advance()))
                .toList();
        stages.step("the membrane potential arrives");
        List<State> words = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            StateWord word = states.get(i).word();
            Expr initial = constants.of(
                    word.name() + "_starts", word.initial(), states.get(i).shape());
            Expr old = first.now().mux(initial, reads.get(i));
            words.add(new State(word, stages.value(word.name(), old)));
        }
        return words;
    }

    /** Writes what the tick leaves of each word; called in the stage that has them all. */
    private void write(Stages stages, List<State> words, ArrayBeat beat) {
        written = stages.number();
        Expr update = beat.valid().now().and(beat.tick().now().not()).and(beat.advance());
        Expr updates = states.size() > 1 ? let("updated", update) : update;
        for (int i = 0; i < states.size(); i++) {
            states.get(i).memory().write(beat.neuron().now(), words.get(i).after(), updates);
        }
    }

    @Override
    int writeDistance() {
        return written;
    }
}
