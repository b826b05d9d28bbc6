package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.layout.MemoryStyle;
import java.util.Optional;

/**
 * The sums of the tick that is worked on, and of the one that is drained: a row of one sum a lane for each group of
 * neurons.
 *
 * <p>One group: a plain register, read and written in one cycle, cleared when the drain takes it. More: a memory of rows. A
 * row comes one or two cycles after its address, and the new row is written in the cycle in which it came. The path never
 * stalls, so the same row comes again {@code groups} cycles later at the earliest, after it was written.
 */
public final class Accumulators extends CoreComponent<Accumulators.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param rowBits width of a row
     * @param rows how many there are, and where
     */
    public record Params(String name, int rowBits, Rows rows) {}

    private final boolean shared = params.rows().shared();

    {
        if (shared) {
            comment("A row to fetch; fresh: it counts as 0");
        }
    }

    public final Optional<Input> fetchRow =
            shared ? Optional.of(input("fetch_row", params.rows().address())) : Optional.empty();
    public final Optional<Input> fresh = shared ? Optional.of(input("fresh", bit())) : Optional.empty();
    public final Output held = output("held", u(params.rowBits()));

    {
        comment("The new sums of a row, all at once");
    }

    public final Input add = input("add", bit());
    public final Optional<Input> addRow =
            shared ? Optional.of(input("add_row", params.rows().address())) : Optional.empty();
    public final Input sums = input("sums", u(params.rowBits()));

    {
        if (!shared) {
            comment("The drain takes the row: it is 0 from the next cycle on");
        }
    }

    public final Optional<Input> clear = shared ? Optional.empty() : Optional.of(input("clear", bit()));

    public Accumulators(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "accumulators");
    }

    @Override
    protected String describe() {
        Rows rows = params.rows();
        return "Holds sums: " + (rows.banks() == 2 ? "two banks of " : "") + Count.of(rows.groups(), "row")
                + " of one sum a lane" + (rows.banks() == 2 ? "; the highest bit of a row's number is its bank." : ".");
    }

    @Override
    protected void logic() {
        if (shared) {
            memory();
        } else {
            Reg row = reg("row", held.shape());
            when(clear.orElseThrow(), () -> row.next(0)).elseWhen(add, () -> row.next(sums));
            held.assign(row);
        }
    }

    private void memory() {
        Rows layout = params.rows();
        comment("Never fetched and written in one cycle: a row comes again " + layout.groups()
                + " cycles later at the earliest, it is written " + layout.latency() + " after it was fetched.");
        Memory rows = memory("rows", layout.depth(), held.shape())
                .neverBeyond()
                .style(Shapes.style(layout.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        Expr address = fetchRow.orElseThrow();
        Expr unused = fresh.orElseThrow();
        Expr none = lit(0, held.shape());
        boolean atOnce = layout.style() == MemoryStyle.DISTRIBUTED || layout.style() == MemoryStyle.REGISTERS;
        if (atOnce) {
            held.assign(reg("row", held.shape()).withoutReset().next(unused.mux(none, rows.readAsync(address))));
        } else {
            Expr fetched = rows.read("fetched", address);
            Expr zero = reg("zero", bit()).withoutReset().next(unused);
            Expr row = zero.mux(none, fetched);
            held.assign(
                    layout.latency() == 2
                            ? reg("row", held.shape()).withoutReset().next(row)
                            : row);
        }
        rows.write(addRow.orElseThrow(), sums, add);
    }
}
