package dev.synfire.cli;

import dev.synfire.cli.options.Design;
import dev.synfire.cli.options.Ports;
import dev.synfire.cli.options.SimulationOptions;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.flow.VerifyFlow;
import dev.synfire.host.LearningCheck;
import dev.synfire.host.LiveCore;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hardware that learned beside the golden model.
 *
 * @param on what it was
 * @param presented samples
 * @param weightsCompared weights and biases
 * @param mismatches answers, weights and biases that differ
 * @param cycles of the core for a sample with its learning, at most; empty where that was not counted
 * @param stopped whether the user ended it before the last sample
 */
record HardwareLearning(
        String on, int presented, long weightsCompared, long mismatches, Optional<Long> cycles, boolean stopped) {
    /** Lets hardware learn the samples, pass after pass. */
    static HardwareLearning of(
            String on,
            Network described,
            Path folder,
            IntegerNetwork network,
            Dataset data,
            int epochs,
            int every,
            Progress progress) {
        List<Sample> samples = new ArrayList<>();
        List<OptionalInt> labels = new ArrayList<>();
        for (int e = 0; e < epochs; e++) {
            for (int s = 0; s < data.samples().size(); s++) {
                samples.add(data.samples().get(s));
                labels.add(
                        s % every == 0
                                ? OptionalInt.of(data.labels().orElseThrow().get(s))
                                : OptionalInt.empty());
            }
        }
        try (Interruption interruption = Interruption.awaited()) {
            return switch (on) {
                case "jvm" -> simulated(Engine.JVM, on, network, samples, labels, interruption, progress);
                case "verilator" -> simulated(Engine.VERILATOR, on, network, samples, labels, interruption, progress);
                default -> {
                    Design design = new Design(described, network, folder, Optional.empty());
                    try (LiveCore core = Ports.of(on).connect(design, new SimulationOptions(), progress)) {
                        LearningCheck check =
                                LearningCheck.of(core, network, samples, labels, interruption::hasCome, progress);
                        yield new HardwareLearning(
                                core.port(),
                                check.samples(),
                                check.weightsCompared(),
                                check.mismatches(),
                                Optional.of(check.cycles()),
                                check.stopped());
                    }
                }
            };
        }
    }

    private static HardwareLearning simulated(
            Engine engine,
            String on,
            IntegerNetwork network,
            List<Sample> samples,
            List<OptionalInt> labels,
            Interruption interruption,
            Progress progress) {
        VerifyResult result = new VerifyFlow(network, Optional.empty(), PlanRequest.DEFAULT, progress)
                .learn(engine, samples, labels, interruption::hasCome);
        return new HardwareLearning(
                on,
                result.samples(),
                result.weightsCompared(),
                result.mismatches(),
                Optional.empty(),
                result.samples() < samples.size());
    }

    /** The keys of --json. */
    void into(Map<String, Object> object) {
        object.put("on", on);
        object.put("presented", presented);
        object.put("weightsCompared", weightsCompared);
        object.put("mismatches", mismatches);
        cycles.ifPresent(count -> object.put("cyclesPerLearnedSample", count));
    }

    /** Two lines or three. */
    String text() {
        return String.format(
                        Locale.ROOT,
                        "%-14s %,d samples%s; %,d weights and biases compared, %,d mismatches%n",
                        on,
                        presented,
                        stopped ? ", then it was stopped" : "",
                        weightsCompared,
                        mismatches)
                + cycles.map(count -> String.format(
                                Locale.ROOT, "%-14s at most %,d for a sample and its learning%n", "cycles", count))
                        .orElse("");
    }
}
