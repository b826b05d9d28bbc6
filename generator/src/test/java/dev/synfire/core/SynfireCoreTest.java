package dev.synfire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.layout.Device;
import dev.synfire.layout.Family;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.Planner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SynfireCoreTest {
    @Test
    void everyRandomNetworkBecomesADesignOnEveryFamilyWithAnyNumberOfLanes() {
        for (long seed = 0; seed < 20; seed++) {
            var network = RandomNetworks.network(seed, 40);
            for (Family family : Family.values()) {
                var plan = Planner.plan(
                        network, Optional.of(new Device("large", family, 10_000_000, 100_000, 0)), new Lanes.Fixed((int)
                                (1 + seed % 40)));
                var core = new SynfireCore(new SynfireCore.Params(network, plan));
                var design = Verilog.emit(core, new Verilog.Options(false));

                assertEquals("random_" + seed + "_core", design.top());
                // Core, readout; per layer: layer, crossbar, its four parts and a lane, neurons.
                assertTrue(design.files().size() >= 2 + 7 * network.layers().size(), design.files()::toString);
            }
        }
    }

    @Test
    void portsAreNamedAsTheHardwareContractSays() {
        Range values = new Range(-16, 15);
        var neuron = new SpikingNeuron(
                12, Decay.NONE, IntVector.filled(3, 9), FiringComparison.ABOVE, new SpikingNeuron.Reset.ToZero());
        var synapses = new DenseSynapses(5, 3, 4, IntVector.filled(15, 2));
        var layer =
                IntegerLayer.dense("only", IntegerProjection.INPUT, values, synapses, IntVector.filled(3, 0), neuron);
        var network = new IntegerNetwork(
                "small", new InputPort(5, values), List.of(layer), 8, new IntegerReadout(Readout.SPIKE_COUNT));
        var plan = Planner.plan(network, Optional.empty(), new Lanes.Fixed(3));
        var design = Verilog.emit(new SynfireCore(new SynfireCore.Params(network, plan)), new Verilog.Options(false));
        List<String> ports = design.files()
                .get("small_core.v")
                .lines()
                .dropWhile(line -> !line.startsWith("module"))
                .takeWhile(line -> !line.startsWith(");"))
                .filter(line -> line.strip().matches("(input|output) .*"))
                .map(line -> line.replaceAll(".*[ \\]](\\w+),?$", "$1"))
                .toList();

        // Inputs of -16..15 carry a value, spikes of the last layer do not.
        assertEquals(
                List.of(
                        "clk",
                        "rst",
                        "in_valid",
                        "in_ready",
                        "in_tick",
                        "in_last",
                        "in_address",
                        "in_value",
                        "out_valid",
                        "out_ready",
                        "out_tick",
                        "out_last",
                        "out_address",
                        "result_valid",
                        "result_ready",
                        "result_label",
                        "result_score"),
                ports);
    }
}
