package dev.synfire.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendors' primitives with pins that are driven from both sides: linters, Verilator and Yosys take what is printed. */
class PrimitivesTest {
    @TempDir
    Path folder;

    /** The cell of a pin of an ECP5: drives the pin while T is 0. */
    static final class Ecp5Pad extends BlackBox<NoParams> {
        final Inout pin = inout("B", bit());
        final Input out = input("I", bit());
        final Input release = input("T", bit());
        final Output in = output("O", bit());

        Ecp5Pad() {
            super("BB", new NoParams());
        }

        @Override
        protected Optional<String> simulationModel() {
            return Optional.of("""
                    module BB (
                        inout  wire B,
                        input  wire I,
                        input  wire T,
                        output wire O
                    );
                        assign B = T ? 1'bz : I;
                        assign O = T ? B : I;
                    endmodule
                    """);
        }
    }

    /** Two data lines that are turned round together, from the highest pin down. */
    static final class Bus extends Component<NoParams> {
        final Inout data = inout("data", u(2));
        final Input write = input("write", bit());
        final Input value = input("value", u(2));
        final Output read = output("read", u(2));

        Bus() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            List<Ecp5Pad> pads = instances("pad", 2, _ -> new Ecp5Pad());
            for (int i = 0; i < 2; i++) {
                pads.get(i).pin.connect(data.bit(1 - i));
                pads.get(i).out.assign(value.bit(i));
                pads.get(i).release.assign(write.not());
            }
            read.assign(cat(pads.get(1).in, pads.get(0).in));
        }
    }

    @Test
    void aLineMayBePulledFromBothSides() {
        OpenDrain drain = new OpenDrain();
        try (Verilated dut = Verilated.of(drain)) {
            dut.set(drain.pull, 0).set(drain.line, 1).clock(2);
            assertEquals(1, dut.get(drain.level));
            dut.set(drain.line, 0).clock(2);
            assertEquals(0, dut.get(drain.level));
            dut.set(drain.line, 1).set(drain.pull, 1).clock(2);
            assertEquals(0, dut.get(drain.level));
            dut.set(drain.pull, 0).clock(2);
            assertEquals(1, dut.get(drain.level));
        }
    }

    @Test
    void aBusIsTurnedRound() {
        Bus bus = new Bus();
        try (Verilated dut = Verilated.of(bus)) {
            dut.set(bus.write, 0).set(bus.value, 0b01).set(bus.data, 0b01);
            assertEquals(0b10, dut.get(bus.read));
            dut.set(bus.write, 1);
            assertEquals(0b01, dut.get(bus.read));
        }
    }

    @Test
    void anIce40TakesItsCell() throws IOException, InterruptedException {
        Design design = linted(Verilog.emit(new OpenDrain(), new Verilog.Options(true), Target.ICE40_UP));
        yosys(design, "synth_ice40 -device u -top open_drain", "select -assert-count 1 t:SB_IO");
    }

    @Test
    void anEcp5TakesItsCells() throws IOException, InterruptedException {
        Design design = linted(Verilog.emit(new Bus(), new Verilog.Options(true), Target.ECP5));
        yosys(design, "synth_ecp5 -top bus", "select -assert-count 2 t:BB t:TRELLIS_IO %u");
    }

    @Test
    void aChipWithItsOwnOscillatorIsBuilt() throws IOException, InterruptedException {
        Design design = Verilog.emit(new Chip(), new Verilog.Options(true), Target.ICE40_UP);
        Programs.write(design, folder);
        yosys(design, "synth_ice40 -device u -top chip -json chip.json", "select -assert-count 1 t:SB_HFOSC");
        Programs.write(folder, "chip.pcf", "set_io button 10\nset_io led 11\n");
        Programs.run(
                folder,
                "nextpnr-ice40",
                "-q",
                "--up5k",
                "--package",
                "sg48",
                "--json",
                "chip.json",
                "--pcf",
                "chip.pcf");
    }

    /** Strictly, with the models of the primitives where they are asked for. */
    private Design linted(Design design) throws IOException, InterruptedException {
        Programs.write(design, folder);
        List<String> sources = new ArrayList<>(design.files().keySet());
        for (var model : design.models().entrySet()) {
            Programs.write(folder, model.getKey(), model.getValue());
            sources.add(model.getKey());
        }
        assertEquals("", run(sources, "iverilog", "-g2001", "-Wall", "-o", "lint", "-s", design.top()));
        String said = run(sources, "verilator", "--lint-only", "-Wall", "--top-module", design.top());
        assertTrue(said.lines().allMatch(line -> line.startsWith("- ")), said);
        return design;
    }

    private String run(List<String> sources, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(sources);
        return Programs.run(folder, all.toArray(String[]::new));
    }

    /** Yosys knows the primitives; its warnings are errors. */
    private void yosys(Design design, String synthesis, String check) throws IOException, InterruptedException {
        String sources = String.join(" ", design.files().keySet());
        Programs.run(
                folder, "yosys", "-q", "-e", ".", "-p", "read_verilog " + sources + "; " + synthesis + "; " + check);
    }
}
