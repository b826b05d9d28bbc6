package dev.synfire.bench.targets;

import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.tool.PnrReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One line of the table. */
sealed interface Row {
    /** The names of the columns. */
    List<String> HEAD = List.of(
            "job",
            "FPGA",
            "lanes",
            "LUT",
            "FF",
            "RAM",
            "DSP",
            "MHz: median (least to most)",
            "SOP a cycle: most (on average)",
            "million SOP/s",
            "cycles",
            "us",
            "known best");

    /** The cells, one a column. */
    List<String> cells();

    /**
     * A core that fits.
     *
     * @param reports one a seed of the placer
     */
    record Fitting(Job job, CorePlan plan, List<PnrReport> reports, Work work) implements Row {
        @Override
        public List<String> cells() {
            double mhz = median();
            boolean ice40 = job.board().fpga().family() == Family.ICE40;
            String ram = ice40 ? used("ICESTORM_RAM") + " EBR" : used("DP16KD") + " EBR";
            int huge = ice40 ? used("ICESTORM_SPRAM") : 0;
            int most =
                    switch (plan.style()) {
                        case LAYERED ->
                            plan.layers().stream().mapToInt(LayerPlan::lanes).sum();
                        case SHARED -> 1;
                        case SPATIAL ->
                            job.network().layers().stream()
                                    .mapToInt(layer -> layer.inputs() * layer.neurons())
                                    .sum();
                    };
            return List.of(
                    job.what(),
                    job.board().fpga().part(),
                    lanes(),
                    number(used(ice40 ? "ICESTORM_LC" : "TRELLIS_COMB")),
                    ice40 ? "in the LUTs' cells" : number(used("TRELLIS_FF")),
                    huge > 0 ? ram + ", " + huge + " SPRAM" : ram,
                    number(used(ice40 ? "ICESTORM_DSP" : "MULT18X18D")),
                    format("%.1f (%.1f to %.1f)", mhz, mhz(0), mhz(reports.size() - 1)),
                    format("%,d (%.1f)", most, work.operationsPerCycle()),
                    format("%,.0f", work.operationsPerCycle() * mhz),
                    format("%,.1f", work.cyclesPerSample()),
                    format("%,.1f", work.cyclesPerSample() / mhz),
                    job.beat());
        }

        private String lanes() {
            return plan.style() != CoreStyle.LAYERED
                    ? plan.style().toString()
                    : plan.layers().stream().map(layer -> "" + layer.lanes()).collect(Collectors.joining(", "))
                            + (job.layout().equals("area") ? ", for area" : "");
        }

        private int used(String cell) {
            return reports.getFirst()
                    .cells()
                    .getOrDefault(cell, new PnrReport.Usage(0, 0))
                    .used();
        }

        private double median() {
            return (mhz((reports.size() - 1) / 2) + mhz(reports.size() / 2)) / 2;
        }

        /** The clock of that place in ascending order. */
        private double mhz(int place) {
            return reports.stream()
                    .mapToDouble(report -> report.slowest().orElseThrow().achieved())
                    .sorted()
                    .skip(place)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A core that does not fit.
     *
     * @param why in a few words
     */
    record TooBig(Job job, String why) implements Row {
        @Override
        public List<String> cells() {
            return List.of(
                    job.what(),
                    job.board().fpga().part(),
                    job.layout(),
                    "does not fit: " + why,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    job.beat());
        }
    }

    private static String number(int value) {
        return format("%,d", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
