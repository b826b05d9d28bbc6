package dev.synfire.core;

import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.plan.MemoryStyle;
import java.math.BigInteger;

/**
 * A layer's weights: word {@code group * inputs + input} holds the weights from that input to the neurons of that group,
 * one a lane, lane 0 in the lowest bits.
 */
public final class WeightMemory extends CoreComponent<WeightMemory.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param synapses the weights
     * @param lanes weights a word; neuron {@code group * lanes + lane}
     * @param style what the memory is built from
     * @param registered a second register behind the memory, one more cycle of latency
     */
    public record Params(String name, DenseSynapses synapses, int lanes, MemoryStyle style, boolean registered) {
        int groups() {
            return Math.ceilDiv(synapses.neurons(), lanes);
        }

        int depth() {
            return synapses.inputs() * groups();
        }
    }

    public final Input word = input("word", index(params.depth()));
    public final Output weights =
            output("weights", u(params.lanes() * params.synapses().weightBits()));

    /** The memory itself, for those who look into a simulation or exchange the weights of a bitstream. */
    public final Memory words = memory("words", params.depth(), weights.shape())
            .style(Shapes.style(params.style()))
            .contents(contents());

    public WeightMemory(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "weights");
    }

    @Override
    protected String describe() {
        return params.depth() + " words of " + params.lanes() + " weights of "
                + params.synapses().weightBits() + (params.synapses().weightBits() == 1 ? " bit" : " bits")
                + ": word group * " + params.synapses().inputs() + " + input, lane 0 in the lowest bits.";
    }

    @Override
    protected void logic() {
        Expr fetched = words.read("fetched", word);
        if (params.registered()) {
            comment("Block RAM answers late in the cycle: the multipliers start from a register of their own.");
            weights.assign(reg("registered", weights.shape()).withoutReset().next(fetched));
        } else {
            weights.assign(fetched);
        }
    }

    private BigInteger[] contents() {
        DenseSynapses synapses = params.synapses();
        var words = new BigInteger[params.depth()];
        for (int group = 0; group < params.groups(); group++) {
            for (int input = 0; input < synapses.inputs(); input++) {
                BigInteger word = BigInteger.ZERO;
                for (int lane = 0; lane < params.lanes(); lane++) {
                    int neuron = group * params.lanes() + lane;
                    // Lanes without a neuron in the last group add zeros to sums that nobody reads.
                    long code = neuron < synapses.neurons() ? code(synapses.weight(neuron, input)) : 0;
                    word = word.or(BigInteger.valueOf(code).shiftLeft(lane * synapses.weightBits()));
                }
                words[group * synapses.inputs() + input] = word;
            }
        }
        return words;
    }

    /** Two's complement; in one bit 0 stands for -1. */
    private long code(int weight) {
        int bits = params.synapses().weightBits();
        return bits == 1 ? (weight + 1) / 2 : weight & ((1L << bits) - 1);
    }
}
