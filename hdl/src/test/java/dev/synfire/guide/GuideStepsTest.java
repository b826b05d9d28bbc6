package dev.synfire.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.sim.TextWave;
import dev.synfire.hdl.verilog.Verilog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/hdl-guide.md shows: the parts between the marks stand in it. */
class GuideStepsTest {
    @TempDir
    private Path folder;

    @Test
    void toggles() throws IOException {
        Toggle.main(new String[] {folder.toString()});
        assertTrue(Files.readString(folder.resolve("toggle.v")).contains("if (pressed) on <= !on;"));
    }

    @Test
    void theFilesAreWritten() throws IOException {
        // guide: write
        var design = Verilog.emit(new Blink(new Blink.Params(24)));
        for (var file : design.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        // end
        assertTrue(Files.exists(folder.resolve("blink.v")));
    }

    @Test
    void theLedBlinks() {
        // guide: blinks
        var blink = new Blink(new Blink.Params(3)); // a short one: 4 clocks off, 4 on
        try (var dut = Simulation.of(blink)) {
            dut.reset();
            assertEquals(0, dut.get(blink.led));
            dut.clock(4);
            assertEquals(1, dut.get(blink.led));
            dut.clock(4);
            assertEquals(0, dut.get(blink.led));
        }
        // end
    }

    @Test
    void samplesAreMixed() {
        // guide: mixes
        var mixer = new Mixer();
        try (var dut = Simulation.of(mixer)) {
            dut.set(mixer.left, 100).set(mixer.right, 51).set(mixer.volume, 8);
            assertEquals(75, dut.get(mixer.mean)); // 75.5, rounded down
            assertEquals(127, dut.get(mixer.loud)); // 151, clipped
            assertEquals(50, dut.get(mixer.faded)); // 100 * 8/16
        }
        // end
    }

    @Test
    void theLedIsDimmed() {
        // guide: dims
        var dimmer = new Dimmer(new Dimmer.Params(4));
        try (var dut = Simulation.of(dimmer)) {
            dut.reset();
            dut.set(dimmer.level, 5).set(dimmer.load, 1).clock();
            dut.set(dimmer.load, 0);
            int on = 0;
            for (int i = 0; i < 16; i++) {
                on += (int) dut.get(dimmer.led);
                dut.clock();
            }
            assertEquals(5, on); // of 16 clocks
        }
        // end
    }

    @Test
    void aByteIsSent() throws IOException {
        // guide: sends
        var transmitter = new Transmitter(new Transmitter.Params(10));
        try (var dut = Simulation.of(transmitter)) {
            dut.reset().openWave(folder.resolve("byte.vcd"));
            assertEquals(1, dut.get(transmitter.line)); // the line rests at 1
            dut.set(transmitter.data, 0xA5).set(transmitter.valid, 1).clock();
            dut.set(transmitter.valid, 0);

            // From the middle of the start bit on, from middle to middle.
            dut.clock(5);
            assertEquals(0, dut.get(transmitter.line));
            int received = 0;
            for (int i = 0; i < 8; i++) {
                dut.clock(10);
                received |= (int) dut.get(transmitter.line) << i;
            }
            assertEquals(0xA5, received);
            dut.clock(10);
            assertEquals(1, dut.get(transmitter.line)); // the stop bit
        }
        // end
        assertTrue(Files.size(folder.resolve("byte.vcd")) > 100);
    }

    @Test
    void oneLightIsSet() {
        // guide: lights
        var lights = new Lights(new Lights.Params(3, 4));
        try (var dut = Simulation.of(lights)) {
            dut.reset();
            dut.set(lights.light, 1).set(lights.level, 15).set(lights.load, 1).clock();
            dut.set(lights.load, 0);
            assertEquals(0b010, dut.get(lights.leds));
        }
        // end
    }

    @Test
    void theToneIsASine() {
        // guide: tone
        var tone = new Tone();
        try (var dut = Simulation.of(tone)) {
            dut.set(tone.pitch, 256).reset();
            dut.clock(); // the first word arrives
            for (int i = 0; i < 512; i++) {
                long expected = Math.round(127 * Math.sin(2 * Math.PI * i / 256));
                assertEquals(expected, dut.get(tone.sample));
                dut.clock();
            }
        }
        // end
    }

    @Test
    void samplesAreAmplified() {
        // guide: amplifies
        var amplifier = new Amplifier();
        try (var dut = Simulation.of(amplifier)) {
            dut.reset();
            dut.set(amplifier.in.sample, 70).set(amplifier.in.valid, 1).clock();
            assertEquals(1, dut.get(amplifier.out.valid));
            assertEquals(127, dut.get(amplifier.out.sample)); // 140, clipped
            assertEquals(0, dut.get(amplifier.in.ready)); // nobody took it
            dut.set(amplifier.out.ready, 1);
            assertEquals(1, dut.get(amplifier.in.ready));
        }
        // end
    }

    @Test
    void whatGoesInComesOut() {
        // guide: fifo
        var fifo = new Fifo(new Fifo.Params(16));
        Queue<Long> inside = new ArrayDeque<>();
        Random random = new Random(1);
        try (var dut = Simulation.of(fifo)) {
            dut.reset();
            for (int i = 0; i < 10_000; i++) {
                long sample = random.nextInt(256) - 128;
                dut.set(fifo.in.sample, sample);
                dut.set(fifo.in.valid, random.nextInt(2));
                dut.set(fifo.out.ready, random.nextInt(2));
                if (dut.get(fifo.out.valid) == 1 && dut.get(fifo.out.ready) == 1) {
                    assertEquals(inside.remove(), dut.get(fifo.out.sample));
                }
                if (dut.get(fifo.in.valid) == 1 && dut.get(fifo.in.ready) == 1) {
                    inside.add(sample);
                }
                dut.clock();
            }
        }
        // end
    }

    @Test
    void theLineFollowsWhoPulls() {
        // guide: drain
        var drain = new OpenDrain();
        try (var dut = Simulation.of(drain)) {
            dut.set(drain.pull, 1).clock(2);
            assertEquals(0, dut.get(drain.level));
            dut.set(drain.pull, 0).clock(2);
            assertEquals(1, dut.get(drain.level)); // as the model of the pad says
        }
        // end
    }

    @Test
    void showsAWaveform() {
        // guide: wave
        var amplifier = new Amplifier();
        try (var dut = Simulation.of(amplifier)) {
            dut.set(amplifier.in.valid, 0).set(amplifier.out.ready, 0).reset();
            var wave = TextWave.of(
                    dut,
                    amplifier.in.valid,
                    amplifier.in.ready,
                    amplifier.in.sample,
                    amplifier.out.valid,
                    amplifier.out.ready);
            dut.set(amplifier.in.valid, 1).set(amplifier.in.sample, 20);
            wave.clock();
            dut.set(amplifier.in.sample, -30);
            wave.clock(2);
            dut.set(amplifier.out.ready, 1);
            wave.clock();
            dut.set(amplifier.in.valid, 0);
            wave.clock(2);
            assertEquals("""
                    in_valid  ----------------\\_______
                    in_ready  ----\\_______/-----------
                    in_sample |20 |-30
                    out_valid ____/---------------\\___
                    out_ready ____________/-----------
                    """, wave.toString());
        }
        // end
    }

    @Test
    void crossesFromOneClockToAnother() {
        var crossing = new Crossing();
        try (var dut = Simulation.of(crossing)) {
            dut.set(crossing.first.valid, 0).set(crossing.next.ready, 1).reset();
            dut.set(crossing.first.valid, 1).set(crossing.first.field("tdata"), 0xa5);
            dut.clock(crossing.slow, 1);
            dut.set(crossing.first.valid, 0);
            int clocks = 0;
            while (dut.get(crossing.next.valid) == 0 && clocks < 20) {
                dut.clock();
                clocks++;
            }
            assertEquals(0xa5, dut.get(crossing.next.field("tdata")));
            assertEquals(1, dut.get(crossing.next.valid));
        }
    }
}
