package dev.synfire.cli;

import dev.synfire.board.link.Identity;
import dev.synfire.fixed.IntVector;
import dev.synfire.host.SampleRun;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a run over samples is reported.
 *
 * @param port at which the core is
 * @param virtual whether it is simulated
 * @param identity of the core
 * @param run what it answered
 * @param labels of all samples, where they are known
 * @param compared whether the golden model was asked too
 */
record RunText(
        String port, boolean virtual, Identity identity, SampleRun run, Optional<IntVector> labels, boolean compared) {
    private static final int FIRST = 10;
    private static final String ROW = "%8s %6s %6s %12s %8s%s\n";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A line for each sample, or for the first ones, and for those that differ from the golden model. */
    String table(boolean all) {
        StringBuilder text = new StringBuilder(format(ROW, "sample", "label", "want", "score", "cycles", ""));
        int left = 0;
        for (int i = 0; i < run.rows().size(); i++) {
            SampleRun.Row row = run.rows().get(i);
            if (all || i < FIRST || row.differs()) {
                text.append(line(i, row));
            } else {
                left++;
            }
        }
        return text.append(left > 0 ? format("%8s %,d more; --list shows them\n", "...", left) : "")
                .toString();
    }

    private String line(int index, SampleRun.Row row) {
        String difference = row.differs()
                ? "  golden model: label " + row.expected().orElseThrow().label() + ", score "
                        + scores(row.expected().orElseThrow().scores())
                : "";
        return format(
                ROW,
                index,
                row.answered().label(),
                labels.map(all -> Integer.toString(all.get(index))).orElse("-"),
                scores(row.answered().scores()),
                row.answered().cycles().isPresent()
                        ? Integer.toString(row.answered().cycles().getAsInt())
                        : "-",
                difference);
    }

    private static String scores(IntVector scores) {
        return scores.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    /** The figures, each with what it is. */
    String summary() {
        int samples = run.rows().size();
        StringBuilder text = new StringBuilder();
        text.append(entry("board", port + ", " + (virtual ? "simulated" : "connected")));
        text.append(entry("network", format("%s, core at %.2f MHz", identity.name(), identity.clockKHz() / 1000.0)));
        text.append(entry("samples", format("%,d%s", samples, run.stopped() ? ", then stopped" : "")));
        labels.filter(_ -> samples > 0)
                .ifPresent(all -> text.append(entry(
                        "accuracy",
                        format(
                                "%.2f %%, %,d of %,d labels",
                                100.0 * run.right(all) / samples, run.right(all), samples))));
        if (compared) {
            text.append(entry(
                    "mismatches",
                    format("%,d of %,d answers differ from the golden model", run.mismatches(), samples)));
        }
        run.cyclesPerSample()
                .ifPresent(cycles -> text.append(entry(
                        "one sample",
                        format(
                                "%,.1f cycles of the core, %,.1f us at its clock, first event to result",
                                cycles, cycles * 1000 / identity.clockKHz()))));
        run.samplesPerSecond()
                .ifPresent(rate -> text.append(entry(
                        "samples a second",
                        format(
                                "%,.0f, measured: one command each, and its answer%s",
                                rate, virtual ? "; the simulator's speed, not a board's" : ""))));
        return text.toString();
    }

    /** The stable form. */
    String json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("network", identity.name());
        node.put("networkHash", format("%016x", identity.hash()));
        node.put("port", port);
        node.put("simulated", virtual);
        node.put("samples", run.rows().size());
        labels.ifPresent(all -> node.put("right", run.right(all)));
        if (compared) {
            node.put("mismatches", run.mismatches());
        }
        run.samplesPerSecond().ifPresent(rate -> node.put("samplesPerSecond", Math.round(10 * rate) / 10.0));
        run.cyclesPerSample().ifPresent(cycles -> node.put("cyclesPerSample", Math.round(10 * cycles) / 10.0));
        node.put("stopped", run.stopped());
        return JSON.writeValueAsString(node);
    }

    private static String entry(String name, String value) {
        return format("%-16s %s\n", name, value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
