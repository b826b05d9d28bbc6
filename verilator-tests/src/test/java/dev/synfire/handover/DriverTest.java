package dev.synfire.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.Verilated;
import dev.synfire.flow.GenerateFlow;
import dev.synfire.flow.Generated;
import dev.synfire.flow.NetworkHash;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.handover.bus.BusMaster;
import dev.synfire.handover.bus.RegisterWrapper;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The C driver that is handed over, on the Verilated registers and core. */
class DriverTest {
    private static final Path DIGITS = Path.of("..", "examples", "digits-sigmoid");

    /** scripts/bus-check sets it to the number of all images. */
    private static final int IMAGES = Integer.getInteger("synfire.images", 60);

    private static final int OK = 0;
    private static final int BUSY = 1;
    private static final int OTHER_NETWORK = -2;
    private static final int BAD_VALUE = -3;
    private static final int SILENT = -4;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @EnumSource(
            value = Front.class,
            names = {"AXIL", "WISHBONE", "APB"})
    void digitsGetTheAnswersOfTheGoldenModel(Front front) throws IOException, InterruptedException {
        Network network = NetworkFile.read(DIGITS);
        IntegerNetwork integers = Quantizer.quantize(network).network();
        List<Sample> samples = Dataset.read(network, DIGITS.resolve("inputs.npy"), Optional.empty())
                .first(IMAGES)
                .samples();
        assertEquals(IMAGES, samples.size());
        try (Bench bench = new Bench(integers, front, 1, true)) {
            assertEquals(OK, bench.driver.open());
            for (int i = 0; i < samples.size(); i++) {
                bench.answers(samples.get(i), i % 2 == 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, AXIL", "3, WISHBONE", "6, AXIL", "6, WISHBONE"})
    void randomNetworksGetTheAnswersOfTheGoldenModel(long seed, Front front) throws IOException, InterruptedException {
        IntegerNetwork network = RandomNetworks.network(seed);
        try (Bench bench = new Bench(network, front, seed, true)) {
            assertEquals(OK, bench.driver.open(), RandomNetworks.describe(network));
            int turn = 0;
            for (Sample sample : RandomNetworks.samples(network, seed, 6)) {
                bench.answers(sample, turn++ % 2 == 1);
            }
        }
    }

    @Test
    void aWrongNetworkAWrongValueAndASilentCoreAreReported() throws IOException, InterruptedException {
        IntegerNetwork network = RandomNetworks.network(2);
        try (Bench bench = new Bench(network, Front.AXIL, 2, false, 1)) {
            assertEquals(OTHER_NETWORK, bench.driver.open());
        }
        try (Bench bench = new Bench(network, Front.AXIL, 2, false)) {
            assertEquals(OK, bench.driver.open());
            bench.fill(RandomNetworks.samples(network, 2, 1).getFirst());
            long highest = network.input().values().max();
            bench.driver.value(0, highest + 1);
            assertEquals(BAD_VALUE, bench.driver.compute());
            bench.driver.value(0, highest);
            // Somebody resets the core after the marker that ends the sample: its result never comes.
            Sample sample = RandomNetworks.samples(network, 2, 1).getFirst();
            bench.fill(sample);
            int markers = network.input().frames(network.ticks());
            int events = IntStream.range(0, markers)
                    .map(frame -> (int) Arrays.stream(sample.frame(frame).toArray())
                            .filter(value -> value != 0)
                            .count())
                    .sum();
            bench.driver.resetAfter(events + markers);
            assertEquals(SILENT, bench.driver.compute());
        }
    }

    /** A core behind a bus, its driver and its golden model. */
    private final class Bench implements AutoCloseable {
        private final IntegerNetwork network;
        private final GoldenModel golden;
        private final Verilated dut;
        private final RegisterWrapper wrapper;
        private final BusMaster master;
        private final Driver driver;

        Bench(IntegerNetwork network, Front front, long seed, boolean pauses) throws IOException, InterruptedException {
            this(network, front, seed, pauses, 0);
        }

        Bench(IntegerNetwork network, Front front, long seed, boolean pauses, long otherHash)
                throws IOException, InterruptedException {
            this.network = network;
            golden = new GoldenModel(network);
            Generated generated = Generated.of(network, Optional.empty(), PlanRequest.DEFAULT);
            Path folder =
                    GenerateFlow.handOver(generated, Set.of(front), temporary.resolve(front + "-" + seed + otherHash));
            wrapper = front.registers()
                    .orElseThrow()
                    .apply(new RegisterWrapper.Params(
                            network, generated.plan(), NetworkHash.of(network).first64() ^ otherHash));
            dut = Verilated.of(wrapper);
            master = BusMaster.of(wrapper, dut, seed, pauses);
            master.reset();
            driver = new Driver(folder, generated.design().top().replace("_core", ""), master);
            assertEquals(network.input().size(), driver.size(0));
            assertEquals(network.input().frames(network.ticks()), driver.size(1));
        }

        void fill(Sample sample) {
            for (int frame = 0; frame < driver.size(1); frame++) {
                int[] values = sample.frame(frame).toArray();
                for (int input = 0; input < values.length; input++) {
                    driver.value(frame * values.length + input, values[input]);
                }
            }
        }

        /** Computes a sample, polled or by interrupts, and compares all results. */
        void answers(Sample sample, boolean byInterrupts) {
            fill(sample);
            if (byInterrupts) {
                assertEquals(OK, driver.start());
                assertEquals(BUSY, driver.start());
                for (int waited = 0; driver.state() == BUSY; waited++) {
                    assertTrue(waited < 20_000, "no interrupt");
                    if (master.interrupt()) {
                        driver.interrupt();
                        waited = 0;
                    } else {
                        master.idle(1);
                    }
                }
                assertEquals(OK, driver.state());
                assertFalse(master.interrupt());
            } else {
                assertEquals(OK, driver.compute());
            }
            golden.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                golden.tick(sample.frame(tick).toArray());
            }
            if (network.readout().report() == Report.SCORES) {
                long[] scores = golden.scores();
                assertEquals(scores.length, driver.size(2));
                for (int n = 0; n < scores.length; n++) {
                    assertEquals(n, driver.label(n));
                    assertEquals(scores[n], driver.score(n));
                }
            } else {
                Result winner = golden.result();
                assertEquals(1, driver.size(2));
                assertEquals(winner.label(), driver.label(0));
                assertEquals(winner.score(), driver.score(0));
            }
        }

        @Override
        public void close() {
            driver.close();
            dut.close();
        }
    }
}
