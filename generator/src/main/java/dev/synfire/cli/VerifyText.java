package dev.synfire.cli;

import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.cosim.result.Mismatch;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.LayerPlan;
import dev.synfire.tool.ShellWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a comparison with the golden model is reported.
 *
 * @param engine what the user called it
 * @param random whether the samples were drawn
 * @param drawn the seed
 * @param stalls whether streams paused
 * @param wave where a waveform went
 * @param seconds that all of it took
 */
record VerifyText(
        VerifyResult result,
        Level level,
        String engine,
        CorePlan plan,
        boolean random,
        long drawn,
        boolean stalls,
        Optional<Path> wave,
        double seconds) {
    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(line("samples", String.format(Locale.ROOT, "%,d%s", result.samples(), random ? " at random" : "")));
        text.append(line("ticks", String.format(Locale.ROOT, "%,d", result.ticks())));
        text.append(line("style", plan.style().toString()));
        text.append(line(
                "lanes",
                plan.layers().stream()
                        .map(LayerPlan::lanes)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))));
        text.append(line("engine", engine));
        text.append(line("level", level.word()));
        text.append(line("cycles", String.format(Locale.ROOT, "%,d", result.cycles())));
        text.append(line("cycles a sample", String.format(Locale.ROOT, "%,.1f", result.cyclesPerSample())));
        result.synapseMemoryUtilisation()
                .ifPresent(share -> text.append(line(
                        "synapse memory",
                        String.format(Locale.ROOT, "in use in %.1f %% of the busy cycles", 100 * share))));
        text.append(line("values compared", String.format(Locale.ROOT, "%,d", result.valuesCompared())));
        if (result.weightsCompared() > 0) {
            text.append(line("weights compared", String.format(Locale.ROOT, "%,d", result.weightsCompared())));
        }
        text.append(line("mismatches", String.format(Locale.ROOT, "%,d", result.mismatches())));
        text.append(line("seed", Long.toString(drawn)));
        text.append(line("seconds", String.format(Locale.ROOT, "%.2f", seconds)));
        if (!result.passed()) {
            for (Mismatch mismatch : result.first()) {
                text.append(mismatch).append('\n');
            }
            long more = result.mismatches() - result.first().size();
            text.append(
                    more > 0
                            ? String.format(Locale.ROOT, "and %,d more up to sample %,d\n", more, result.samples() - 1)
                            : "");
            text.append("repeat with --level ")
                    .append(level)
                    .append(" --engine ")
                    .append(engine);
            text.append(" --seed ").append(drawn).append(stalls ? " --stalls" : "");
            if (level != Level.BITSTREAM) {
                text.append(
                        wave.isPresent()
                                ? "; waveform in " + ShellWord.of(wave.get())
                                : "; --wave FILE writes a waveform");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-16s %s\n", name, value);
    }

    /** The stable form. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", level.word());
        object.put("samples", result.samples());
        object.put("ticks", result.ticks());
        object.put("cycles", result.cycles());
        object.put("valuesCompared", result.valuesCompared());
        if (result.weightsCompared() > 0) {
            object.put("weightsCompared", result.weightsCompared());
        }
        object.put("mismatches", result.mismatches());
        result.synapseMemoryUtilisation()
                .ifPresent(share -> object.put("synapseMemoryUtilisation", Math.round(10_000 * share) / 10_000.0));
        if (!result.passed()) {
            object.putAll(Failures.object(
                    "the core and the golden model differ: " + result.first().getFirst(), "mismatch"));
        }
        return object;
    }
}
