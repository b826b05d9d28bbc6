package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.MemoryStyle;
import java.util.Optional;

/**
 * One synapse a cycle, to any sum of the lane: the sum is fetched while the contribution is formed, and written in the next
 * cycle.
 *
 * <p>A sum that is fetched in the very cycle that writes it comes out of a register beside the memory, so that synapses to
 * one neuron may follow each other.
 */
public final class ScatterLane extends CoreComponent<ScatterLane.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param rows sums of the lane
     * @param lane what a weight and an event make of a sum
     * @param style what the memory of sums is built from
     */
    public record Params(String name, int rows, Lane.Params lane, MemoryStyle style) {
        Shape row() {
            return index(rows);
        }
    }

    {
        comment("A synapse");
    }

    public final Input add = input("add", bit());
    public final Input addRow = input("add_row", params.row());
    public final Input weight = input("weight", u(params.lane().weightBits()));
    public final Optional<Input> value = params.lane().value().map(shape -> input("value", shape));

    {
        comment("A sum for the drain, and a sum that becomes 0; never while synapses come");
    }

    public final Input fetch = input("fetch", bit());
    public final Input fetchRow = input("fetch_row", params.row());
    public final Output held = output("held", u(params.lane().sum().width()));
    public final Input clear = input("clear", bit());
    public final Input clearRow = input("clear_row", params.row());

    public ScatterLane(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "lane");
    }

    @Override
    protected String describe() {
        return "Adds one synapse a cycle to any of " + params.rows() + (params.rows() == 1 ? " sum." : " sums.");
    }

    @Override
    protected void logic() {
        PlaneSums sums = instance(
                "sum_memory",
                new PlaneSums(new PlaneSums.Params(
                        params.name(), params.lane().sum().width(), params.rows(), params.style())));
        Lane adder = instance("adder", new Lane(params.lane()));
        sums.fetch.assign(add.or(fetch));
        sums.fetchPlace.assign(fetch.mux(fetchRow, addRow));
        adder.weight.assign(weight);
        adder.value.ifPresent(port -> port.assign(value.orElseThrow()));

        Reg adds = reg("adds", bit()).next(add);
        Reg row = reg("row", params.row()).withoutReset().next(addRow);
        Reg repeats = reg("repeats", bit()).withoutReset().next(let("repeated", adds.and(row.eq(addRow))));
        Reg previous = reg("previous", params.lane().sum()).withoutReset().next(adder.sum);
        held.assign(sums.held);
        Expr stored = sums.held.asSigned();
        adder.held.assign(repeats.mux(previous, stored));
        sums.add.assign(adds);
        sums.addPlace.assign(row);
        sums.sums.assign(adder.sum.asUnsigned());
        sums.clear.assign(clear);
        sums.clearPlace.assign(clearRow);
    }
}
