package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * An estimate of what a core takes while it computes, on an iCE40 UP5K; nothing for other FPGAs, whose parts nobody has measured in
 * public.
 *
 * <p>The figures are of measurements at the core's 1.2 V supply of a UP5K by tinyVision.ai
 * (github.com/tinyvision-ai-inc/ice40_power, MIT): blank 85.6 uA; its oscillator at 6 to 48 MHz with a counter 388 to 2,184 uA, which
 * makes 43 uA per MHz for the clock tree; counters of 32 to 228 cells at 12 MHz 613.5 to 641.3 uA, about 0.17 uA per MHz and
 * toggling cell; with the PLL about 0.9 mA more. What RAM takes per access has nobody measured. The nearest design on this FPGA,
 * SYNtzulu, was measured at 12.05 mW at most (IEEE TCSI 2024, doi 10.1109/TCSI.2024.3450966).
 *
 * @param part the FPGA
 * @param clock its share; empty where nothing is estimated
 * @param toggles what was counted of each layer, and of what is around them; empty where nothing was
 */
public record Energy(String part, Optional<Clock> clock, List<Toggles> toggles) implements Picture {
    private static final double STATIC_MW = 0.1;
    private static final double TREE_MW_PER_MHZ = 0.052;
    private static final double PLL_MW = 1.1;
    private static final double TOGGLE_PJ = 0.2;

    /** The share of all cells that toggles in a cycle in tools that know no more. */
    private static final double VECTORLESS = 0.125;

    private static final double NEAREST_MW = 12.05;

    /**
     * What the design is like.
     *
     * @param mhz the core's clock
     * @param pll whether a PLL makes it
     * @param cells logic cells of the whole design
     * @param rams block RAMs and larger ones in use
     * @param microseconds per sample, where samples follow each other; empty if nothing was simulated
     */
    public record Clock(double mhz, boolean pll, int cells, int rams, OptionalDouble microseconds) {}

    /**
     * Bits of registers that changed in a simulation.
     *
     * @param part a layer, or what is around them
     * @param bits of its registers
     * @param perCycle changes per clock cycle
     * @param perSample changes per sample
     */
    public record Toggles(String part, int bits, double perCycle, double perSample) {}

    public Energy {
        toggles = List.copyOf(toggles);
    }

    /** What does not depend on the design, in milliwatts. */
    public double staticMilliwatts() {
        return STATIC_MW;
    }

    /** The clock tree, in milliwatts. */
    public double tree() {
        return clock.map(its -> TREE_MW_PER_MHZ * its.mhz()).orElse(0.0);
    }

    /** The PLL, in milliwatts. */
    public double pll() {
        return clock.filter(Clock::pll).isPresent() ? PLL_MW : 0;
    }

    /** All registers that were counted, changes per cycle. */
    public double togglesPerCycle() {
        return toggles.stream().mapToDouble(Toggles::perCycle).sum();
    }

    /** Logic at least: each change of a register that was counted, in milliwatts; none where nothing was counted. */
    public double lowLogic() {
        return clock.map(its -> togglesPerCycle() * TOGGLE_PJ * its.mhz() / 1000)
                .orElse(0.0);
    }

    /** Logic at most: an eighth of all cells toggles in each cycle, in milliwatts; or twice what was counted, if that is more. */
    public double highLogic() {
        return clock.map(its -> Math.max(2 * lowLogic(), VECTORLESS * its.cells() * TOGGLE_PJ * its.mhz() / 1000))
                .orElse(0.0);
    }

    /** The lower end, without what RAM takes. */
    public double low() {
        return STATIC_MW + tree() + pll() + lowLogic();
    }

    /** The upper end: where there are RAMs, at least what the nearest design was measured at. */
    public double high() {
        double known = STATIC_MW + tree() + pll() + highLogic();
        return clock.filter(its -> its.rams() > 0).isPresent() ? Math.max(known, NEAREST_MW) : known;
    }

    /** Nanojoules per sample at a power. */
    public OptionalDouble perSample(double milliwatts) {
        OptionalDouble time = clock.map(Clock::microseconds).orElse(OptionalDouble.empty());
        return time.isPresent() ? OptionalDouble.of(milliwatts * time.getAsDouble()) : OptionalDouble.empty();
    }

    @Override
    public String key() {
        return "energy";
    }

    @Override
    public String title() {
        return clock.isPresent() ? "Energy, an estimate" : "Energy";
    }

    @Override
    public ObjectNode json() {
        ObjectNode object = Rounded.object().put("estimated", clock.isPresent());
        if (clock.isPresent()) {
            object.put("lowestMilliwatts", Rounded.number(low(), 2))
                    .put("highestMilliwatts", Rounded.number(high(), 2));
            perSample(low()).ifPresent(nj -> object.put("lowestNanojoulesPerSample", Rounded.number(nj, 1)));
            perSample(high()).ifPresent(nj -> object.put("highestNanojoulesPerSample", Rounded.number(nj, 1)));
            object.put("staticMilliwatts", Rounded.number(STATIC_MW, 2))
                    .put("clockTreeMilliwatts", Rounded.number(tree(), 2))
                    .put("pllMilliwatts", Rounded.number(pll(), 2))
                    .put("lowestLogicMilliwatts", Rounded.number(lowLogic(), 2))
                    .put("highestLogicMilliwatts", Rounded.number(highLogic(), 2));
        }
        if (!toggles.isEmpty()) {
            ObjectNode all = object.putObject("toggles");
            for (Toggles its : toggles) {
                all.putObject(its.part())
                        .put("registerBits", its.bits())
                        .put("perCycle", Rounded.number(its.perCycle(), 2))
                        .put("perSample", Rounded.number(its.perSample(), 1));
            }
        }
        return object;
    }

    @Override
    public String html(Colours colours) {
        double most = toggles.stream().mapToDouble(Toggles::perSample).max().orElse(1);
        return Templates.render(
                "report/energy.vm",
                Map.of("e", new Escaped(), "data", this, "colours", colours, "most", Math.max(most, 1e-9)));
    }
}
