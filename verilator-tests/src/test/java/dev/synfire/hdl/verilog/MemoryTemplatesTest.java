package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Memory.Collision;
import dev.synfire.hdl.Memory.Style;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Yosys makes of each form of memory the RAM of the FPGA that it is meant for, as many as the data sheets' sizes ask for:
 * iCE40 EBR of 4 kbit, 256 words of 16 bits to 2,048 of 2, and SPRAM of 16,384 words of 16 bits (TN1250, TN1314); ECP5
 * blocks of 18 kbit, 512 words of 36 bits to 16,384 of 1, and look-up tables of 16 words of 4 bits (TN1264).
 */
class MemoryTemplatesTest {
    private static final Pattern CELL =
            Pattern.compile("\"(SB_RAM40_4K|SB_SPRAM256KA|DP16KD|TRELLIS_DPR16X4)\"\\s*:\\s*(\\d+)");

    enum Ports {
        /** One that writes, one that reads. */
        SIMPLE_DUAL,
        /** One that does either. */
        SINGLE,
        /** Two that do either. */
        TRUE_DUAL,
        /** One that does either, one that reads. */
        SHARED_AND_READ,
        /** One that reads. */
        ROM
    }

    record Form(Ports ports, Style style, Collision collision, int width, int depth, int lanes, boolean contents) {
        static Form of(Ports ports, Style style, int width, int depth) {
            return new Form(ports, style, Collision.UNDEFINED, width, depth, 1, ports == Ports.ROM);
        }

        Form on(Collision other) {
            return new Form(ports, style, other, width, depth, lanes, contents);
        }

        Form lanes(int count) {
            return new Form(ports, style, collision, width, depth, count, contents);
        }

        Form withContents() {
            return new Form(ports, style, collision, width, depth, lanes, true);
        }
    }

    record Numbered(Form form, int number) {}

    static final class Ram extends Component<Numbered> {
        private final Form form = params.form();
        final Input address = input("address", index(form.depth()));
        final Input other = input("other", index(form.depth()));
        final Input data = input("data", u(form.width()));
        final Input mask = input("mask", u(form.lanes()));
        final Input write = input("write", bit());
        final Output a = output("a", u(form.width()));
        final Output b = output("b", u(form.width()));

        Ram(Numbered params) {
            super(params);
        }

        @Override
        protected String moduleName() {
            return "ram_" + params.number();
        }

        @Override
        protected void logic() {
            Memory memory = memory("words", form.depth(), u(form.width()))
                    .style(form.style())
                    .onCollision(form.collision());
            if (form.contents()) {
                memory.contents(IntStream.range(0, form.depth())
                        .mapToLong(i -> (i * 0x9E3779B97F4A7C15L >>> 20) & ((1L << form.width()) - 1))
                        .toArray());
            }
            Expr first =
                    switch (form.ports()) {
                        case ROM -> memory.read("q", address);
                        case SIMPLE_DUAL -> {
                            Expr read = memory.read("q", other);
                            if (form.lanes() == 1) {
                                memory.write(address, data, write);
                            } else {
                                memory.write(address, data, write, mask);
                            }
                            yield read;
                        }
                        case SINGLE, TRUE_DUAL, SHARED_AND_READ ->
                            form.lanes() == 1
                                    ? memory.readWrite("q", address, data, write, lit(1, bit()))
                                    : memory.readWrite("q", address, data, write, lit(1, bit()), mask);
                    };
            a.assign(first);
            b.assign(
                    switch (form.ports()) {
                        case ROM, SIMPLE_DUAL, SINGLE -> data;
                        case TRUE_DUAL -> memory.readWrite("q2", other, data, mask.bit(0), lit(1, bit()));
                        case SHARED_AND_READ -> memory.read("q2", other);
                    });
        }
    }

    private static Map<Form, String> ice40() {
        Map<Form, String> forms = new LinkedHashMap<>();
        for (Collision collision : Collision.values()) {
            forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 256).on(collision), "SB_RAM40_4K 1");
            forms.put(Form.of(Ports.SIMPLE_DUAL, Style.AUTO, 16, 256).on(collision), "SB_RAM40_4K 1");
            forms.put(Form.of(Ports.SIMPLE_DUAL, Style.REGISTERS, 4, 8).on(collision), "");
        }
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 8, 512), "SB_RAM40_4K 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 4, 1024), "SB_RAM40_4K 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 2, 2048), "SB_RAM40_4K 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 17, 256), "SB_RAM40_4K 2");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 512), "SB_RAM40_4K 2");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 1, 16).withContents(), "SB_RAM40_4K 1");
        forms.put(
                Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 256)
                        .on(Collision.OLD)
                        .withContents(),
                "SB_RAM40_4K 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 256).lanes(16), "SB_RAM40_4K 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 32, 512).lanes(4), "SB_RAM40_4K 4");
        forms.put(Form.of(Ports.SINGLE, Style.BLOCK, 16, 256), "SB_RAM40_4K 1");
        forms.put(Form.of(Ports.ROM, Style.BLOCK, 16, 512), "SB_RAM40_4K 2");
        forms.put(Form.of(Ports.ROM, Style.DISTRIBUTED, 8, 16), "");
        forms.put(Form.of(Ports.SINGLE, Style.HUGE, 16, 16_384), "SB_SPRAM256KA 1");
        forms.put(Form.of(Ports.SINGLE, Style.HUGE, 16, 16_384).lanes(4), "SB_SPRAM256KA 1");
        forms.put(Form.of(Ports.SINGLE, Style.HUGE, 32, 16_384), "SB_SPRAM256KA 2");
        return forms;
    }

    private static Map<Form, String> ecp5() {
        Map<Form, String> forms = new LinkedHashMap<>();
        for (Collision collision : Collision.values()) {
            forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 256).on(collision), "DP16KD 1");
            forms.put(Form.of(Ports.SIMPLE_DUAL, Style.AUTO, 16, 1024).on(collision), "DP16KD 1");
            forms.put(Form.of(Ports.SIMPLE_DUAL, Style.REGISTERS, 4, 8).on(collision), "");
        }
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.DISTRIBUTED, 8, 64), "TRELLIS_DPR16X4 8");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.DISTRIBUTED, 4, 16), "TRELLIS_DPR16X4 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 36, 512), "DP16KD 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 18, 1024), "DP16KD 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 9, 2048), "DP16KD 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 1, 16_384), "DP16KD 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 2048), "DP16KD 2");
        forms.put(
                Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 16, 256)
                        .on(Collision.OLD)
                        .withContents(),
                "DP16KD 1");
        forms.put(Form.of(Ports.SIMPLE_DUAL, Style.BLOCK, 32, 512).lanes(4), "DP16KD 1");
        forms.put(Form.of(Ports.SINGLE, Style.BLOCK, 18, 1024), "DP16KD 1");
        forms.put(Form.of(Ports.SINGLE, Style.BLOCK, 18, 1024).lanes(2), "DP16KD 1");
        forms.put(Form.of(Ports.TRUE_DUAL, Style.BLOCK, 18, 1024), "DP16KD 1");
        forms.put(Form.of(Ports.SHARED_AND_READ, Style.BLOCK, 16, 512), "DP16KD 1");
        forms.put(Form.of(Ports.ROM, Style.BLOCK, 16, 512), "DP16KD 1");
        return forms;
    }

    @Test
    void ice40HasBlockRamAndLargeRam(@TempDir Path folder) throws IOException, InterruptedException {
        counts("synth_ice40 -device u", ice40(), folder);
    }

    @Test
    void ecp5HasBlockRamAndDistributedRam(@TempDir Path folder) throws IOException, InterruptedException {
        counts("synth_ecp5", ecp5(), folder);
    }

    record Forms(List<Form> forms) {}

    /** All memories in one design, each a module with ports of its own. */
    static final class All extends Component<Forms> {
        private final List<Ram> rams = new ArrayList<>();
        private final Map<Signal, Signal> ports = new HashMap<>();

        All(Forms forms) {
            super(forms);
            for (int i = 0; i < forms.forms().size(); i++) {
                Ram ram = new Ram(new Numbered(forms.forms().get(i), i));
                rams.add(ram);
                for (Signal port : ram.ports()) {
                    String name = "port_" + i + "_" + port.name();
                    ports.put(port, port instanceof Input ? input(name, port.shape()) : output(name, port.shape()));
                }
            }
        }

        @Override
        protected void logic() {
            for (Ram ram : rams) {
                instance(ram.moduleName() + "_here", ram);
                for (Signal port : ram.ports()) {
                    if (port instanceof Input input) {
                        input.assign(ports.get(input));
                    } else {
                        ((Output) ports.get(port)).assign(port);
                    }
                }
            }
        }
    }

    /** One run of Yosys up to the step in which memories become cells, module by module. */
    private static void counts(String synthesis, Map<Form, String> expected, Path folder)
            throws IOException, InterruptedException {
        List<Form> forms = List.copyOf(expected.keySet());
        Design design = Verilog.emit(new All(new Forms(forms)));
        Programs.write(design, folder);
        String files = design.files().keySet().stream()
                .filter(name -> name.endsWith(".v"))
                .collect(Collectors.joining(" "));
        List<String> script = new ArrayList<>(List.of(
                "read_verilog " + files, synthesis + " -noflatten -top " + design.top() + " -run begin:map_ffram"));
        for (int i = 0; i < forms.size(); i++) {
            script.add(String.format(Locale.ROOT, "tee -q -o %d.json stat -json ram_%d", i, i));
        }
        Programs.run(folder, "yosys", "-q", "-p", String.join("; ", script));
        Map<Form, String> found = new LinkedHashMap<>();
        for (int i = 0; i < forms.size(); i++) {
            String cells = CELL.matcher(Files.readString(folder.resolve(i + ".json")))
                    .results()
                    .map(MemoryTemplatesTest::told)
                    .distinct()
                    .collect(Collectors.joining(", "));
            found.put(forms.get(i), cells);
        }
        assertEquals(lines(expected), lines(found));
    }

    private static String told(MatchResult match) {
        return match.group(1) + " " + match.group(2);
    }

    private static String lines(Map<Form, String> forms) {
        return forms.entrySet().stream()
                .map(form -> form.getKey() + ": " + form.getValue())
                .collect(Collectors.joining("\n"));
    }
}
