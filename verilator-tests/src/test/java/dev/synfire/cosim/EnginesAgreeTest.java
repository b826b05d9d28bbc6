package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.flow.RandomInputs;
import dev.synfire.flow.VerifyFlow;
import dev.synfire.importer.NetworkFile;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A core takes the same cycles and shows the same number of values in the JVM and in Verilator, pauses and all. */
class EnginesAgreeTest {
    @ParameterizedTest
    @ValueSource(strings = {"neuron", "digits-sigmoid", "digits-lif"})
    void inEveryNumberThatVerificationGives(String example) {
        var network = Quantizer.quantize(NetworkFile.read(Path.of("../examples", example)))
                .network();
        var flow = new VerifyFlow(network, Optional.empty(), PlanRequest.DEFAULT, Progress.none());
        var samples = RandomInputs.of(network, 5, 70);
        var presentation = CoreVerifier.Presentation.plain().stalled(11);
        VerifyResult verilator = flow.run(Engine.VERILATOR, samples, presentation);
        assertEquals(verilator, flow.run(Engine.JVM, samples, presentation));
        assertTrue(verilator.passed() && verilator.cycles() > 500, verilator::toString);
    }
}
