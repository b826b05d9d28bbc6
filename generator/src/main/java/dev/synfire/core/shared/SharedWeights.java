package dev.synfire.core.shared;

import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.SharedForm;
import dev.synfire.layout.SharedLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The weights of all layers, as wide as the widest. A layer's are in a memory of their own, in which a word is found by the
 * neuron's number and the input's address side by side: choosing between what comes out takes fewer cells than one memory,
 * in which the address would have to be chosen.
 */
public final class SharedWeights extends CoreComponent<SharedWeights.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network whose weights
     * @param form where its layers lie
     * @param style what the memories are built from
     * @param addressed a register before them
     * @param registered a second register behind them
     */
    public record Params(
            IntegerNetwork network, SharedForm form, MemoryStyle style, boolean addressed, boolean registered) {
        SharedLayout layout() {
            return form.layout();
        }
    }

    {
        comment("Whose weight: the layer, the number of a neuron in it, and an address of its input");
    }

    private final int count = params.layout().places().size();

    public final Optional<Input> layer = ByLayer.port(count, shape -> input("layer", shape));
    public final Input neuron = input("neuron", u(params.layout().numberBits()));
    public final Input address = input("address", u(params.layout().addressBits()));

    {
        comment("The weight");
    }

    public final Output weight = output("weight", u(params.form().weightBits()));

    SharedWeights(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.network().name(), "weights");
    }

    @Override
    protected String describe() {
        int bits = params.form().weightBits();
        return "The weights of all layers, one of " + bits + (bits == 1 ? " bit" : " bits") + " a word.";
    }

    @Override
    protected void logic() {
        Expr numbers = params.addressed() ? held("neuron_1", neuron) : neuron;
        Expr addresses = params.addressed() ? held("address_1", address) : address;
        List<Expr> fetched = new ArrayList<>();
        for (int l = 0; l < count; l++) {
            IntegerLayer whose = params.network().layers().get(l);
            SharedLayout.Place place = params.layout().places().get(l);
            Expr number = numbers.bits(place.numberBits() - 1, 0);
            Expr input = addresses.bits(place.addressBits() - 1, 0);
            Expr word = place.inputFirst() ? Expr.cat(input, number) : Expr.cat(number, input);
            fetched.add(memory(whose.name() + "_words", place.words(), weight.shape())
                    .neverBeyond()
                    .style(Shapes.style(params.style()))
                    .contents(contents(place, whose.synapses()))
                    .read(
                            whose.name() + "_fetched",
                            word.bits(Shape.index(place.words()).width() - 1, 0)));
        }
        Expr chosen = ByLayer.of(layer, count).choose(fetched::get);
        weight.assign(
                params.registered()
                        ? reg("registered", weight.shape()).withoutReset().next(chosen)
                        : chosen);
    }

    private Expr held(String name, Expr value) {
        return reg(name, value.shape()).withoutReset().next(value);
    }

    private List<BigInteger> contents(SharedLayout.Place place, DenseSynapses synapses) {
        var words = new BigInteger[place.words()];
        Arrays.fill(words, BigInteger.ZERO);
        for (int n = 0; n < place.neurons(); n++) {
            for (int i = 0; i < place.inputs(); i++) {
                words[place.word(n, i)] = BigInteger.valueOf(code(synapses.weight(n, i)));
            }
        }
        return List.of(words);
    }

    /** Two's complement; in one bit 0 stands for -1. */
    private long code(int weight) {
        int bits = params.form().weightBits();
        return bits == 1 ? (weight + 1) / 2 : weight & ((1L << bits) - 1);
    }
}
