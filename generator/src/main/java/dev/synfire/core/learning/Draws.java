package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/**
 * The random numbers of stochastic rounding: 16 bits for each address that is learned from, out of the shift register that
 * docs/semantics.md describes under "Input encoders". All layers share it, and it goes on from sample to sample.
 */
public final class Draws extends CoreComponent<Draws.Params> {
    /** Bits of a draw. */
    public static final int BITS = 16;

    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param seed what the register holds after a reset; not 0
     */
    public record Params(String name, int seed) {}

    /** The number in sight is used up. */
    public final Input draw = input("draw", bit());

    /** The next number. */
    public final Output drawn = output("drawn", u(BITS));

    /** For one clock: the register becomes what is given. */
    public final Input stores = input("stores", bit());

    public final Input given = input("given", u(2 * BITS));

    /** What the register holds. */
    public final Output held = output("held", u(2 * BITS));

    /** All that is remembered. */
    public final Reg lottery = reg("lottery", u(2 * BITS));

    public Draws(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "draws");
    }

    @Override
    protected String describe() {
        return "Random numbers of 16 bits, one for each address that is learned from.";
    }

    @Override
    protected void logic() {
        comment("16 bits of a shift register, each of four that lie 25, 26, 30 and 32 back; see docs/semantics.md.");
        lottery.init(Integer.toUnsignedLong(params.seed()));
        var next = let(
                "next",
                lottery.bits(24, 9)
                        .xor(lottery.bits(25, 10))
                        .xor(lottery.bits(29, 14))
                        .xor(lottery.bits(31, 16)));
        when(stores, () -> lottery.next(given))
                .elseWhen(draw, () -> lottery.next(cat(lottery.bits(BITS - 1, 0), next)));
        held.assign(lottery);
        drawn.assign(next);
    }
}
