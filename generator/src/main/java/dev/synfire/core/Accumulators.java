package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.plan.MemoryStyle;
import java.util.Optional;

/**
 * The sums of a tick, a row of one sum a lane for each group of neurons.
 *
 * <p>One group: a plain register, read and written in one cycle. More: a memory of rows. A row is fetched in one cycle,
 * and the new row written in the next. The same group comes again {@code groups} cycles later at the earliest, so with
 * two groups or more a row is never fetched in the cycle that writes it; and the path never stalls, because draining
 * starts only after the last event was added.
 */
public final class Accumulators extends CoreComponent<Accumulators.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param rowBits width of a row
     * @param groups rows
     * @param style what the memory is built from
     */
    public record Params(String name, int rowBits, int groups, MemoryStyle style) {}

    private final boolean shared = params.groups() > 1;

    {
        comment("A row to fetch: it is held from the next cycle on");
    }

    public final Optional<Input> fetch = shared ? Optional.of(input("fetch", bit())) : Optional.empty();
    public final Optional<Input> fetchGroup =
            shared ? Optional.of(input("fetch_group", index(params.groups()))) : Optional.empty();
    public final Output held = output("held", u(params.rowBits()));

    {
        comment("The new sums of a row, all at once");
    }

    public final Input add = input("add", bit());
    public final Optional<Input> addGroup =
            shared ? Optional.of(input("add_group", index(params.groups()))) : Optional.empty();
    public final Input sums = input("sums", u(params.rowBits()));

    {
        comment("The tick is over: all sums count as 0");
    }

    public final Input clear = input("clear", bit());

    public Accumulators(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "accumulators");
    }

    @Override
    protected String describe() {
        return "Holds the sums of a tick: " + params.groups() + (shared ? " rows" : " row") + " of one sum a lane.";
    }

    @Override
    protected void logic() {
        if (shared) {
            memory();
        } else {
            Reg row = reg("row", held.shape());
            when(clear, () -> row.next(0)).elseWhen(add, () -> row.next(sums));
            held.assign(row);
        }
    }

    private void memory() {
        Expr group = addGroup.orElseThrow();
        comment("No row needs to be cleared: until a tick's first event is through, rows count as 0.");
        Reg fresh = reg("fresh", bit()).init(1);
        when(clear, () -> fresh.next(1)).elseWhen(add.and(group.eq(params.groups() - 1)), () -> fresh.next(0));

        comment("Never fetched and written in one cycle: a group comes again " + params.groups()
                + " cycles later at the earliest, its row is written after 1.");
        Memory rows = memory("rows", params.groups(), held.shape())
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        Expr row = rows.read("row", fetchGroup.orElseThrow(), fetch.orElseThrow());
        rows.write(group, sums, add);
        held.assign(fresh.mux(lit(0, held.shape()), row));
    }
}
