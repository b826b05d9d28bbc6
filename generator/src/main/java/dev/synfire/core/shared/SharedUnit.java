package dev.synfire.core.shared;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.neuron.Constants;
import dev.synfire.core.neuron.NeuronUnit;
import dev.synfire.core.neuron.NeuronUpdate;
import dev.synfire.core.neuron.NeuronUpdates;
import dev.synfire.core.neuron.State;
import dev.synfire.core.neuron.StateMemory;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.StateWord;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.SharedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The neuron unit that all layers share, and what all their neurons remember. It works on one neuron at a time: its place
 * stays until it is done, so nothing but the results of each stage stands in registers.
 */
public final class SharedUnit extends CoreComponent<SharedUnit.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param form the model of all neurons
     * @param plan memory styles
     * @param current a sum's shape
     * @param latency cycles from a neuron's turn to its input current, at least 2
     */
    public record Params(String name, SharedForm form, LayerPlan plan, Shape current, int latency) {
        int layers() {
            return form.layout().places().size();
        }
    }

    {
        comment("Update a neuron; all stay until it is done, the current comes " + params.latency() + " cycles later");
    }

    public final Input update = input("update", bit());
    public final Input fresh = input("fresh", bit());
    /** Only where currents are shifted by the layer. */
    public final Optional<Input> layer = params.form().fractions().isEmpty()
            ? Optional.empty()
            : ByLayer.port(params.layers(), shape -> input("layer", shape));

    public final Input place = input("place", index(params.form().layout().neurons()));
    public final Input current = input("current", params.current());

    {
        comment("It is done"
                + (spikesShape().width() > 1 ? ": it fires, so often" : ", and whether it fires")
                + "; what it remembers stays until the next one begins");
    }

    public final Output done = output("done", bit());
    public final Output fires = output("fires", bit());
    /** How often it fires; where it can only once, the same as {@link #fires}. */
    public final Output spikes = spikesShape().width() > 1 ? output("fired", spikesShape()) : fires;

    public final Output membrane = output(
            "membrane", Shapes.of(params.form().model().states().getFirst().values()));

    private final List<StateMemory> states = params.form().model().states().stream()
            .map(word -> new StateMemory(
                    word,
                    memory(word.name() + "s", params.form().layout().neurons(), Shapes.of(word.values()))
                            .neverBeyond()
                            .style(Shapes.style(params.plan().membranes()))
                            .onCollision(Memory.Collision.UNDEFINED)))
            .toList();

    SharedUnit(Params params) {
        super(params);
    }

    private Shape spikesShape() {
        return params.form().model() instanceof SpikingNeuron neuron ? Shapes.of(neuron.outputValues()) : bit();
    }

    /** What its neurons remember, a word a place. */
    public List<StateMemory> states() {
        return states;
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "neurons");
    }

    @Override
    protected String describe() {
        return "The neurons of all layers, one after the other in one unit.";
    }

    @Override
    protected void logic() {
        Stages stages = Stages.oneAtATime(this);
        Value valid = stages.flag("valid", update);
        List<Expr> reads =
                states.stream().map(state -> state.read(place, update)).toList();
        stages.step("what it remembers arrives");
        List<State> words = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            StateWord word = states.get(i).word();
            Expr initial = constant(
                    stages,
                    word.name() + "_starts",
                    word.initial(),
                    states.get(i).shape());
            words.add(new State(word, stages.value(word.name(), fresh.mux(initial, reads.get(i)))));
        }
        while (stages.number() < params.latency() - 1) {
            stages.step("its current is on its way");
        }
        Constants constants = (name, values, shape) -> constant(stages, name, values, shape);
        var unit = new NeuronUnit(
                this,
                stages,
                constants,
                words,
                lit(1, bit()),
                params.plan().wholeProducts(),
                params.plan().table());
        NeuronUpdate neuron = NeuronUpdates.of(params.form().model(), unit);
        neuron.tick(begin(stages));
        Expr ends = valid.now();
        done.assign(ends);
        fires.assign(neuron.fires());
        if (spikes != fires) {
            spikes.assign(Shapes.fit(neuron.sent().orElseThrow().now(), spikes.shape()));
        }
        membrane.assign(words.getFirst().after());
        for (int i = 0; i < states.size(); i++) {
            states.get(i).memory().write(place, words.get(i).after(), ends);
        }
    }

    /** The stage in which the current is there beside the old words. */
    private Value begin(Stages stages) {
        stages.step("the old words and the input current");
        List<Integer> fractions = params.form().fractions();
        if (fractions.isEmpty()) {
            return stages.value("current", current);
        }
        int most = fractions.stream().mapToInt(f -> f).max().orElseThrow();
        Shape shape = Shape.s(current.shape().width() + most);
        remark("The membranes of the layers have different fractions.");
        Expr shifted = ByLayer.of(layer, params.layers())
                .choose(l -> current.shl(fractions.get(l)).extend(shape));
        return stages.value("current", named("shifted", shifted));
    }

    /**
     * A constant of the neuron whose turn it is: its place has been at the memory for a cycle or more; two and more where
     * block RAM answers late in the cycle, for one more register.
     */
    private Expr constant(Stages stages, String name, IntVector values, Shape shape) {
        var table = new NeuronTable(name, values, shape, params.plan().parameters());
        Expr read = table.read(this, Constants.singular(name) + "_here", place, lit(1, bit()));
        return table.isConstant() || !params.plan().weightRegister() || stages.number() < 2
                ? read
                : reg(Constants.singular(name) + "_" + stages.number(), shape)
                        .withoutReset()
                        .next(read);
    }
}
