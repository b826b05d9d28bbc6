package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.integer.SmallNetworks;
import dev.synfire.layout.CoreStyle;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.Stream.Builder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each kind of fault, put into the Verilog by hand, must be found and blamed on the right layer. */
class DamageTest {
    @Test
    void theUndamagedCoresPass() {
        for (IntegerNetwork network : List.of(SmallNetworks.spiking(), SmallNetworks.rate())) {
            for (int seed = 1; seed <= Fault.SEEDS; seed++) {
                for (boolean stalls : new boolean[] {false, true}) {
                    CoreVerifier undamaged = Fault.undamaged(network, CoreStyle.LAYERED);
                    assertEquals(
                            List.of(),
                            Fault.verify(undamaged, network, seed, stalls).first());
                }
            }
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> everyFaultIsFound() {
        return faults().map(Fault::test);
    }

    @Test
    void aWaveformShowsTheFailingSampleOnly(@TempDir Path folder) throws IOException {
        IntegerNetwork network = SmallNetworks.spiking();
        Fault fault = faults().filter(f -> f.name().startsWith("membranes kept"))
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve("failing.vcd");
        List<Sample> samples = RandomNetworks.samples(network, 1, Fault.SAMPLES);
        VerifyResult result =
                fault.damaged().verify(samples, Presentation.plain().wave(file), Progress.none());
        assertEquals(1, result.first().getFirst().sample());
        String wave = Files.readString(file);
        assertTrue(wave.contains("potential_"), "no signals");
        long[] times = wave.lines()
                .filter(line -> line.startsWith("#"))
                .mapToLong(line -> Long.parseLong(line.substring(1)))
                .toArray();
        long cycles = (times[times.length - 1] - times[0]) / 10_000;
        assertTrue(times[0] > 0 && cycles < 3 * result.cycles() / Fault.SAMPLES, cycles + " cycles from " + times[0]);
    }

    private static Stream<Fault> faults() {
        IntegerNetwork spiking = SmallNetworks.spiking();
        IntegerNetwork rate = SmallNetworks.rate();
        Builder<Fault> all = Stream.builder();
        all.add(new Fault(
                "a decay that rounds down instead of to the nearest",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "\\{membrane_2, 4'd8\\}",
                "{membrane_2, 4'd0}",
                "layer hidden"));
        all.add(new Fault(
                "a scaling that rounds down instead of to the nearest",
                CoreStyle.LAYERED,
                rate,
                "hidden_neurons.v",
                "rounded_(\\d+) <= half_up_\\d+_1\\((.*)\\)",
                "rounded_$1 <= \\$signed($2) >>> 1",
                "layer hidden"));
        all.add(new Fault(
                "a weight address off by one",
                CoreStyle.LAYERED,
                spiking,
                "hidden_sequencer.v",
                "in_address\\}",
                "in_address + 4'd1}",
                "layer hidden, neuron 0: input current"));
        all.add(new Fault(
                "a membrane address off by one",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "membranes\\[neuron_(\\d+)\\]",
                "membranes[neuron_$1 + 4'd1]",
                "layer hidden"));
        all.add(new Fault(
                "a table address off by one",
                CoreStyle.LAYERED,
                rate,
                "hidden_neurons.v",
                "sigmoid\\[magnitude_(\\d+)\\]",
                "sigmoid[magnitude_$1 + 9'd1]",
                "layer hidden"));
        all.add(new Fault(
                "an input event dropped while the one before is worked on",
                CoreStyle.LAYERED,
                spiking,
                "hidden_sequencer.v",
                "assign in_ready = .*",
                "assign in_ready = !busy || adds || starts;",
                "layer hidden"));
        all.add(new Fault(
                "a row that comes too early for the drain is not asked for again",
                CoreStyle.LAYERED,
                spiking,
                "hidden_drain.v",
                "wire takes = .*",
                "wire takes = row_valid;",
                "layer hidden"));
        all.add(new Fault(
                "the drain reads the bank that is being filled",
                CoreStyle.LAYERED,
                spiking,
                "hidden_sequencer.v",
                "bank \\^ wanted",
                "bank",
                "layer hidden"));
        all.add(new Fault(
                "a marker that does not wait for the drain",
                CoreStyle.LAYERED,
                spiking,
                "hidden_sequencer.v",
                "marker && idle",
                "marker",
                "layer hidden"));
        all.add(new Fault(
                "a spike never sent",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "(sent <= valid_(\\d+) && )",
                "$1(tick_$2 || neuron_$2 != 4'd3) && ",
                "layer hidden, neuron 3: spike"));
        all.add(new Fault(
                "a beat sent twice when nobody takes it",
                CoreStyle.LAYERED,
                spiking,
                "output_neurons.v",
                "else if \\(out_ready\\) sent <= 1'b0;",
                "",
                "layer output"));
        all.add(new Fault(
                "a pipeline that does not wait for the one behind it",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "wire advance = .*",
                "wire advance = 1'b1;",
                "layer hidden"));
        all.add(new Fault(
                "a membrane that wraps instead of saturating",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "(sat_\\d+_(\\d+)) = x\\[.*",
                "$1 = x;",
                "layer hidden"));
        all.add(new Fault(
                "an activation clipped one too low",
                CoreStyle.LAYERED,
                rate,
                "output_neurons.v",
                "\\? (\\d+)'sd60",
                "? $1'sd59",
                "layer output"));
        all.add(new Fault(
                "a threshold that is reached instead of exceeded",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "(fires_\\d+ <= potential_\\d+) > ",
                "$1 >= ",
                "layer hidden"));
        all.add(new Fault(
                "a tie won by the highest index",
                CoreStyle.LAYERED,
                spiking,
                "spiking_readout.v",
                "(score_\\d+) > best",
                "$1 >= best",
                "readout: label"));
        all.add(new Fault(
                "a flag without reset: membranes at power-up",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "if \\(rst\\) fresh <= 1'b1;",
                "",
                "layer hidden"));
        all.add(new Fault(
                "a flag without reset: sums at power-up",
                CoreStyle.LAYERED,
                spiking,
                "hidden_sequencer.v",
                "if \\(rst\\) untouched <= 1'b1;",
                "",
                "layer hidden"));
        all.add(new Fault(
                "membranes kept from one sample to the next",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "fresh <= current_last",
                "fresh <= 1'b0",
                "sample 1, tick 0, layer hidden"));
        all.add(new Fault(
                "spikes counted on from one sample to the next",
                CoreStyle.LAYERED,
                spiking,
                "spiking_readout.v",
                "fresh <= update_last",
                "fresh <= 1'b0",
                "readout"));
        all.add(new Fault(
                "the flag of a sample's last tick lost",
                CoreStyle.LAYERED,
                spiking,
                "hidden_drain.v",
                "last <= start_last",
                "last <= 1'b0",
                "layer hidden: the marker's last flag"));
        all.add(new Fault(
                "a pipeline that waits 200 cycles for the one behind it, and no longer",
                CoreStyle.LAYERED,
                spiking,
                "output_neurons.v",
                "wire advance = (.*);",
                "reg [7:0] waited; always @(posedge clk) waited <= advance ? 8'd0 : waited + 8'd1;"
                        + " wire advance = $1 || waited == 8'd200;",
                "layer output"));
        all.add(new Fault(
                "a flag that is right at power-up and that no reset sets: sums",
                CoreStyle.LAYERED,
                spiking,
                "hidden_sequencer.v",
                "if \\(rst\\) untouched <= 1'b1;(?s)(.*)endmodule",
                "$1 initial untouched = 1'b1; endmodule",
                "layer hidden"));
        all.add(new Fault(
                "a flag that is right at power-up and that no reset sets: membranes",
                CoreStyle.LAYERED,
                spiking,
                "hidden_neurons.v",
                "if \\(rst\\) fresh <= 1'b1;(?s)(.*)endmodule",
                "$1 initial fresh = 1'b1; endmodule",
                "layer hidden"));
        all.add(new Fault(
                "one bit of one weight",
                CoreStyle.LAYERED,
                rate,
                "output_weights_words.hex",
                "(?s)^(.*?)0",
                "$11",
                "layer output"));
        all.add(new Fault(
                "one table entry off by one",
                CoreStyle.LAYERED,
                rate,
                "hidden_neurons_sigmoid.hex",
                "\\b40\\b",
                "41",
                "layer hidden"));
        return all.build();
    }
}
