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
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.ReserveWidths;

/** The lists of synapses: a word holds a slot of row and weight for each lane, lane 0 in the lowest bits. */
public final class ListMemory extends CoreComponent<ListMemory.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param layout what stands where
     * @param style what the memory is built from
     * @param registered a second register behind the memory, one more cycle of latency
     * @param exchangeable whether other weights may take their place in a finished bitstream
     */
    record Params(String name, ListLayout layout, MemoryStyle style, boolean registered, boolean exchangeable) {
        int depth() {
            return Math.max(1, layout.words());
        }
    }

    public final Input word = input("word", index(params.depth()));
    public final Output slots =
            output("slots", u(params.layout().lanes() * params.layout().slotBits()));

    /** The memory itself, for those who look into a simulation. */
    public final Memory lists = memory(
                    "lists",
                    params.exchangeable() ? ReserveWidths.words(params.depth()) : params.depth(),
                    slots.shape())
            .neverBeyond()
            .style(Shapes.style(params.style()))
            .contents(params.layout().contents());

    ListMemory(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "synapses");
    }

    @Override
    protected String describe() {
        ListLayout layout = params.layout();
        String slots = layout.lanes() == 1 ? "one slot" : layout.lanes() + " slots";
        return (layout.synapses().size() == 1
                        ? "1 synapse in "
                        : layout.synapses().size() + " synapses in ")
                + Count.of(params.depth(), "word") + " of " + slots + "; a slot is "
                + (layout.rowBits() == 0 ? "" : "a row of " + layout.rowBits() + " bits above ") + "a weight of "
                + layout.weightBits() + (layout.weightBits() == 1 ? " bit." : " bits.");
    }

    @Override
    protected void logic() {
        Expr fetched = lists.read("fetched", word);
        if (params.registered()) {
            comment("Block RAM answers late in the cycle: the multipliers start from a register of their own.");
            slots.assign(reg("registered", slots.shape()).withoutReset().next(fetched));
        } else {
            slots.assign(fetched);
        }
    }
}
