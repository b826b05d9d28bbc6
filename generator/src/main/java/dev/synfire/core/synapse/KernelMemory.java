package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.ReserveWidths;
import java.math.BigInteger;

/**
 * The kernels of a convolution, each weight once: a word holds the weights of one tap to the output channels of a band, one
 * a lane, lane 0 in the lowest bits. Words lie in the order (pass, input channel, kernel row, kernel column).
 */
public final class KernelMemory extends CoreComponent<KernelMemory.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param synapses the weights
     * @param bands how output channels share the lanes
     * @param style what the memory is built from
     * @param registered a second register behind the memory, one more cycle of latency
     * @param exchangeable whether other weights may take their place in a finished bitstream
     */
    public record Params(
            String name,
            ConvolutionSynapses synapses,
            Bands bands,
            MemoryStyle style,
            boolean registered,
            boolean exchangeable) {
        int kernel() {
            return synapses.rows().size() * synapses.columns().size();
        }

        int depth() {
            return bands.perGroup() * synapses.input().channels() * kernel();
        }
    }

    public final Input tap = input("tap", index(params.depth()));
    public final Output weights =
            output("weights", u(params.bands().lanes() * params.synapses().weightBits()));

    /** The memory itself, for those who look into a simulation or exchange the weights of a bitstream. */
    public final Memory words = memory(
                    "words",
                    params.exchangeable() ? ReserveWidths.words(params.depth()) : params.depth(),
                    weights.shape())
            .neverBeyond()
            .style(Shapes.style(params.style()))
            .contents(contents());

    public KernelMemory(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "kernels");
    }

    @Override
    protected String describe() {
        int bits = params.synapses().weightBits();
        int lanes = params.bands().lanes();
        return Count.of(params.depth(), "word") + " of " + Count.of(lanes, "weight") + " of " + Count.of(bits, "bit")
                + ", a word for each tap of each input channel's kernels, lane 0 in the lowest bits.";
    }

    @Override
    protected void logic() {
        Expr fetched = words.read("fetched", tap);
        if (params.registered()) {
            comment("Block RAM answers late in the cycle: the multipliers start from a register of their own.");
            weights.assign(reg("registered", weights.shape()).withoutReset().next(fetched));
        } else {
            weights.assign(fetched);
        }
    }

    private BigInteger[] contents() {
        var words = new BigInteger[params.depth()];
        int inputs = params.synapses().input().channels();
        for (int word = 0; word < words.length; word++) {
            int tap = word % params.kernel();
            int input = word / params.kernel() % inputs;
            words[word] = word(word / params.kernel() / inputs, input, tap);
        }
        return words;
    }

    private BigInteger word(int pass, int input, int tap) {
        ConvolutionSynapses synapses = params.synapses();
        Bands bands = params.bands();
        int group = input / synapses.inputsPerGroup();
        int width = synapses.columns().size();
        BigInteger word = BigInteger.ZERO;
        for (int lane = 0; lane < bands.lanes(); lane++) {
            int channel = pass * bands.lanes() + lane;
            // Lanes without a channel in a group's last band add zeros to sums that nobody reads.
            if (channel < bands.channels()) {
                int weight = synapses.weight(
                        group * bands.channels() + channel,
                        input % synapses.inputsPerGroup(),
                        tap / width,
                        tap % width);
                word = word.or(BigInteger.valueOf(code(weight)).shiftLeft(lane * synapses.weightBits()));
            }
        }
        return word;
    }

    /** Two's complement; in one bit 0 stands for -1. */
    private long code(int weight) {
        int bits = params.synapses().weightBits();
        return bits == 1 ? (weight + 1) / 2 : weight & ((1L << bits) - 1);
    }
}
