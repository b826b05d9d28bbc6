package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.layout.MemoryStyle;

/**
 * The sums of a tick, a row of one sum a lane for each place.
 *
 * <p>A row is fetched in one cycle and written in the next, and no row is fetched in the cycle that writes it: the walker
 * lets a cycle pass between two visits to one place, and the drain clears a row only when it is through with it.
 */
public final class PlaneSums extends CoreComponent<PlaneSums.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param rowBits width of a row
     * @param places rows
     * @param style what the memory is built from
     */
    public record Params(String name, int rowBits, int places, MemoryStyle style) {}

    {
        comment("A row to fetch: it is held from the next cycle on");
    }

    public final Input fetch = input("fetch", bit());
    public final Input fetchPlace = input("fetch_place", index(params.places()));
    public final Output held = output("held", u(params.rowBits()));

    {
        comment("The new sums of a row, all at once");
    }

    public final Input add = input("add", bit());
    public final Input addPlace = input("add_place", index(params.places()));
    public final Input sums = input("sums", u(params.rowBits()));

    {
        comment("A row becomes 0; never in a cycle that adds");
    }

    public final Input clear = input("clear", bit());
    public final Input clearPlace = input("clear_place", index(params.places()));

    public PlaneSums(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "sums");
    }

    @Override
    protected String describe() {
        return "Holds the sums of a tick: " + params.places() + (params.places() == 1 ? " row" : " rows")
                + " of one sum a lane.";
    }

    @Override
    protected void logic() {
        Memory rows = memory("rows", params.places(), held.shape())
                .neverBeyond()
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        held.assign(rows.read("row", fetchPlace, fetch));
        Expr row = clear.mux(lit(0, held.shape()), sums);
        rows.write(clear.mux(clearPlace, addPlace), row, add.or(clear));
    }
}
