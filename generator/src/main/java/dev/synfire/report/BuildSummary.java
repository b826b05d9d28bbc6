package dev.synfire.report;

import dev.synfire.tool.PnrReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A build's report on one screen of a terminal. */
public final class BuildSummary {
    /** What the cells are called by people; what is not here is left out. */
    static final Map<String, String> NAMES = Map.of(
            "ICESTORM_LC", "logic cells",
            "ICESTORM_RAM", "block RAM",
            "ICESTORM_SPRAM", "single-port RAM",
            "ICESTORM_DSP", "DSP",
            "TRELLIS_COMB", "logic cells",
            "TRELLIS_FF", "flip-flops",
            "DP16KD", "block RAM",
            "MULT18X18D", "DSP");

    /** The order in which they are listed. */
    static final List<String> ORDER = List.of(
            "ICESTORM_LC",
            "TRELLIS_COMB",
            "TRELLIS_FF",
            "ICESTORM_RAM",
            "DP16KD",
            "ICESTORM_SPRAM",
            "ICESTORM_DSP",
            "MULT18X18D");

    private BuildSummary() {}

    /** The lines, the heading first. */
    public static List<String> lines(BuildReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.network() + " on " + report.board().title() + ", "
                + report.board().fpga().part());
        for (String cell : ORDER) {
            PnrReport.Usage usage = report.resources().get(cell);
            if (usage != null && usage.available() > 0) {
                lines.add(line(
                        NAMES.get(cell),
                        text(
                                "%,d of %,d, %.0f %%",
                                usage.used(), usage.available(), 100.0 * usage.used() / usage.available())));
            }
        }
        lines.add(line(
                "clock",
                text(
                        "%.2f MHz; the longest path would allow %.2f",
                        report.clock().wanted(), report.clock().achieved())));
        lines.add(line("style", report.style()));
        lines.add(line(
                "lanes",
                report.layers().stream()
                        .map(layer -> layer.name() + " " + layer.lanes() + " of " + layer.neurons())
                        .collect(Collectors.joining(", "))));
        report.microsecondsPerSample().ifPresent(time -> {
            double cycles = report.cyclesPerSample().orElseThrow();
            report.latencyMicroseconds()
                    .ifPresent(latency -> lines.add(line(
                            "latency",
                            text(
                                    "%,d cycles, %,.1f us from a sample's first event to its result, simulated",
                                    report.latencyCycles().orElseThrow(), latency))));
            lines.add(line(
                    "throughput",
                    text(
                            "%,.0f samples a second, one every %,.0f cycles, fed without a pause, simulated",
                            1e6 / time, cycles)));
        });
        report.synapseMemoryUtilisation()
                .ifPresent(share -> lines.add(line(
                        "weight RAM in use",
                        text("%.0f %% of its bits while its layers work, simulated", 100 * share))));
        report.accuracy()
                .ifPresent(accuracy -> lines.add(line(
                        "accuracy",
                        text(
                                "%.2f %%, %,d of %,d labels, by the golden model",
                                100 * accuracy.share(), accuracy.right(), accuracy.samples()))));
        if (!report.compared().isEmpty()) {
            lines.add(line(
                    "compared",
                    report.compared().stream()
                                    .map(level -> text(
                                            "%s %,d values of %,d samples",
                                            level.level(), level.values(), level.samples()))
                                    .collect(Collectors.joining("; "))
                            + "; all as the golden model has them"));
        }
        return lines;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String line(String name, String value) {
        return text("  %-18s %s", name, value);
    }
}
