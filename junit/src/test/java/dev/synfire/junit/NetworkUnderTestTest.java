package dev.synfire.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension at work as in a user's project, and what it says where a check fails. */
@SynfireNetwork("../examples/iris")
class NetworkUnderTestTest {
    /** 48 of 50 labels, as examples/iris/README.md says. */
    @Test
    void accuracyIsThatOfEvaluate(NetworkUnderTest network) {
        assertEquals(0.96, network.accuracy(), 1e-9);
        network.assertAccuracy(0.96);
        var failure = assertThrows(AssertionError.class, () -> network.assertAccuracy(0.97));
        assertTrue(failure.getMessage().contains("96.00 %"), failure.getMessage());
    }

    @Test
    void theCoreMatchesTheGoldenModel(NetworkUnderTest network) {
        network.assertCoreMatches(10, 7);
    }

    @Test
    void recordedIntegersAreComparedWithThoseOfNow(NetworkUnderTest network, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("iris.sha256");
        var missing = assertThrows(AssertionError.class, () -> network.assertAsRecorded(file));
        assertTrue(missing.getMessage().contains("-Dsynfire.record=true"), missing.getMessage());
        System.setProperty(NetworkUnderTest.RECORD, "true");
        try {
            network.assertAsRecorded(file);
        } finally {
            System.clearProperty(NetworkUnderTest.RECORD);
        }
        network.assertAsRecorded(file);
        Files.writeString(file, "0".repeat(64) + "\n");
        var changed = assertThrows(AssertionError.class, () -> network.assertAsRecorded(file));
        assertTrue(changed.getMessage().contains("not those recorded"), changed.getMessage());
    }

    /** Three bits in place of two: another network, which the options of a command ask for. */
    @Test
    @SynfireNetwork(value = "../examples/iris", options = "--weight-bits=3")
    void anAnnotationAtTheMethodCounts(NetworkUnderTest network) {
        var two = new NetworkUnderTest("../examples/iris", "", "", List.of());
        assertNotEquals(two.integersHash(), network.integersHash());
    }

    @Test
    void aNetworkThatIsNotThereIsReportedAsTheCommandDoes() {
        var network = new NetworkUnderTest("nowhere", "", "", List.of());
        var failure = assertThrows(AssertionError.class, network::accuracy);
        assertTrue(failure.getMessage().contains("nowhere"), failure.getMessage());
        assertTrue(failure.getMessage().contains("ended with 2"), failure.getMessage());
    }
}
