package dev.synfire.board;

import dev.synfire.importer.YamlMapping;
import dev.synfire.importer.YamlValue;
import dev.synfire.layout.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a board.yaml; docs/boards.md describes its keys. */
final class BoardFile {
    private static final String[] KEYS = {
        "name",
        "family",
        "package",
        "speed",
        "fpgas",
        "default",
        "clock",
        "pll",
        "core-mhz",
        "uart",
        "leds",
        "button",
        "spi-flash",
        "constants",
        "io-standard",
        "sysconfig",
        "program",
        "usb"
    };
    /** The cells that plans and reports know, by nextpnr's names. */
    private static final String[] ICE40_CELLS = {"ICESTORM_LC", "ICESTORM_RAM", "ICESTORM_SPRAM", "ICESTORM_DSP"};

    private static final String[] ECP5_CELLS = {"TRELLIS_COMB", "TRELLIS_FF", "TRELLIS_RAMW", "DP16KD", "MULT18X18D"};

    private static final String NO_PLL = "none";

    private final String id;
    private final YamlMapping top;
    private final Family family;

    private BoardFile(String id, YamlMapping top) {
        this.id = id;
        this.top = top;
        this.family = Family.valueOf(upper(top.required("family", "ice40").word("ice40", "ecp5")));
    }

    /** The boards of one file, one a variant, the default first. */
    static List<Board> read(String id, YamlValue file) {
        return new BoardFile(id, file.mapping("a board", KEYS)).boards();
    }

    private List<Board> boards() {
        YamlValue list = top.required("fpgas", "a list of the FPGAs it is sold with");
        List<Board> boards = new ArrayList<>();
        for (YamlValue value : list.list("- part: ICE40UP5K-SG48")) {
            YamlMapping fpga = value.mapping("an FPGA", "variant", "part", "device", "resources");
            boards.add(board(fpga.optional("variant").map(v -> v.text("25f")), fpga(fpga)));
        }
        if (boards.isEmpty()) {
            throw list.problem("empty-list", "fpgas lists no FPGA", "list at least one");
        }
        if (boards.size() > 1) {
            String[] names = boards.stream()
                    .map(b -> b.variant()
                            .orElseThrow(() -> list.problem(
                                    "missing-key", "one of several fpgas has no variant", "name each, such as 25f")))
                    .toArray(String[]::new);
            String first = top.required("default", names[0]).word(names);
            boards.addFirst(boards.remove(List.of(names).indexOf(first)));
        }
        return boards;
    }

    private Board.Fpga fpga(YamlMapping fpga) {
        return new Board.Fpga(
                family,
                fpga.required("part", "ICE40UP5K-SG48").text("ICE40UP5K-SG48"),
                PartNumber.device(family, fpga),
                top.required("package", "sg48").text("sg48"),
                family == Family.ECP5
                        ? OptionalInt.of(top.required("speed", "6").integer(6, 8))
                        : OptionalInt.empty(),
                resources(fpga.required("resources", "{}")));
    }

    private SortedMap<String, Integer> resources(YamlValue value) {
        String[] cells = family == Family.ICE40 ? ICE40_CELLS : ECP5_CELLS;
        YamlMapping mapping = value.mapping("a table of cells", cells);
        SortedMap<String, Integer> amounts = new TreeMap<>();
        for (String cell : cells) {
            mapping.optional(cell).ifPresent(amount -> amounts.put(cell, amount.integer(0, 10_000_000)));
        }
        mapping.required(cells[0], "5280");
        return Collections.unmodifiableSortedMap(amounts);
    }

    private Board board(Optional<String> variant, Board.Fpga fpga) {
        YamlMapping clock = top.required("clock", "{pin: 35, mhz: 12}").mapping("a clock", clockKeys());
        double oscillator = clock.required("mhz", "12").number(1, 1000, "12");
        Optional<PllPrimitive> pll = pll();
        YamlMapping uart = top.required("uart", "{baud: 1000000, tx: {pin: 9}, rx: {pin: 6}}")
                .mapping("a serial port", "baud", "tx", "rx");
        YamlMapping leds = top.required("leds", "{activity: {pin: 37}}").mapping("the LEDs", "activity", "label");
        return new Board(
                id,
                variant,
                top.required("name", "iCEBreaker").text("iCEBreaker"),
                fpga,
                new Pin(
                        clock.required("pin", "35").text("35"),
                        false,
                        Pin.Pull.NONE,
                        OptionalInt.empty(),
                        ioStandard(clock)),
                oscillator,
                pll,
                coreMHz(pll, oscillator),
                uart.required("baud", "1000000").integer(9600, 3_000_000),
                pin(uart.required("tx", "{pin: 9}")),
                pin(uart.required("rx", "{pin: 6}")),
                pin(leds.required("activity", "{pin: 37}")),
                leds.optional("label").map(v -> v.list("[{pin: 25}]")).orElse(List.of()).stream()
                        .map(this::pin)
                        .toList(),
                top.optional("button").map(this::pin),
                top.optional("spi-flash").map(this::flash),
                false,
                top
                        .optional("constants")
                        .map(v -> v.list("- {name: enable, pin: L2, value: 1}"))
                        .orElse(List.of())
                        .stream()
                        .map(this::constant)
                        .toList(),
                family == Family.ECP5
                        ? Optional.of(top.required("io-standard", "LVCMOS33").text("LVCMOS33"))
                        : Optional.empty(),
                top.optional("sysconfig").map(v -> v.text("COMPRESS_CONFIG=ON")),
                program(),
                top.optional("usb").map(v -> v.list("[0403:6010]")).orElse(List.of()).stream()
                        .map(this::usb)
                        .toList());
    }

    private Program program() {
        YamlValue value = top.required("program", "{sram: iceprog -S BITSTREAM}");
        YamlMapping program = value.mapping("the commands", "default", "sram", "flash", "serial");
        List<String> there = Stream.of("sram", "flash")
                .filter(key -> program.optional(key).isPresent())
                .toList();
        if (there.isEmpty()) {
            throw value.problem("missing-key", "program has neither sram nor flash", "add sram: iceprog -S BITSTREAM");
        }
        String standard = program.optional("default")
                .map(v -> v.word(there.toArray(String[]::new)))
                .orElse(there.getFirst());
        return new Program(
                program.optional("sram").map(this::steps).orElse(List.of()),
                program.optional("flash").map(this::steps).orElse(List.of()),
                standard.equals("flash"),
                program.optional("serial")
                        .map(v -> Program.words(v.text("--ftdi-serial SERIAL")))
                        .orElse(List.of()));
    }

    private List<List<String>> steps(YamlValue value) {
        List<YamlValue> steps = value.isList() ? value.list("- iceprog BITSTREAM") : List.of(value);
        return steps.stream()
                .map(step -> step.isList()
                        ? step.list("[iceprog, BITSTREAM]").stream()
                                .map(word -> word.text("iceprog"))
                                .toList()
                        : Program.words(step.text("iceprog BITSTREAM")))
                .toList();
    }

    private String usb(YamlValue value) {
        String id = value.text("0403:6010").toLowerCase(Locale.ROOT);
        if (!id.matches("[0-9a-f]{4}:[0-9a-f]{4}")) {
            throw value.problem(
                    "wrong-type",
                    "usb has '" + id + "', expected vendor and product in hexadecimal digits",
                    "write for example 0403:6010");
        }
        return id;
    }

    private Optional<PllPrimitive> pll() {
        String[] allowed = Stream.concat(
                        Stream.of(PllPrimitive.values())
                                .filter(p -> p.family() == family)
                                .map(Enum::name),
                        Stream.of(NO_PLL))
                .toArray(String[]::new);
        String word = top.required("pll", allowed[0]).word(allowed);
        return word.equals(NO_PLL) ? Optional.empty() : Optional.of(PllPrimitive.valueOf(word));
    }

    private double coreMHz(Optional<PllPrimitive> pll, double oscillator) {
        YamlValue value = top.required("core-mhz", "24");
        double mhz = value.number(1, 1000, "24");
        if (pll.isEmpty() && mhz != oscillator) {
            throw value.problem(
                    "wrong-clock",
                    "core-mhz is " + CoreClock.text(mhz) + ", but without a PLL the core runs at the oscillator's "
                            + CoreClock.text(oscillator) + " MHz",
                    "write core-mhz: " + CoreClock.text(oscillator));
        }
        return mhz;
    }

    private String[] clockKeys() {
        return family == Family.ECP5 ? new String[] {"pin", "mhz", "io-standard"} : new String[] {"pin", "mhz"};
    }

    /** The standard that a pin names itself; a bank of an ECP5 has one supply, so pins of other banks may differ. */
    private Optional<String> ioStandard(YamlMapping pin) {
        return family == Family.ECP5 ? pin.optional("io-standard").map(v -> v.text("LVCMOS25")) : Optional.empty();
    }

    private Board.Flash flash(YamlValue value) {
        YamlMapping flash = value.mapping("the SPI flash", "cs", "sck", "mosi", "miso", "image");
        return new Board.Flash(
                pin(flash.required("cs", "{pin: 16}")),
                pin(flash.required("sck", "{pin: 15}")),
                pin(flash.required("mosi", "{pin: 14}")),
                pin(flash.required("miso", "{pin: 17}")),
                flash.required("image", "131072").integer(0, (1 << 24) - 1));
    }

    private Board.Constant constant(YamlValue value) {
        YamlMapping constant = value.mapping("a constant", "name", "pin", "value");
        return new Board.Constant(
                constant.required("name", "enable").text("enable"),
                Pin.of(constant.required("pin", "L2").text("L2")),
                constant.required("value", "1").integer(0, 1) == 1);
    }

    private Pin pin(YamlValue value) {
        YamlMapping pin = family == Family.ECP5
                ? value.mapping("a pin", "pin", "active", "pull", "drive", "io-standard")
                : value.mapping("a pin", "pin", "active", "pull");
        // The pull-ups are all that an iCE40 has.
        String[] pulls = family == Family.ECP5 ? new String[] {"none", "up", "down"} : new String[] {"none", "up"};
        return new Pin(
                pin.required("pin", "35").text("35"),
                pin.optional("active")
                        .map(v -> v.word("high", "low").equals("low"))
                        .orElse(false),
                pin.optional("pull")
                        .map(v -> Pin.Pull.valueOf(upper(v.word(pulls))))
                        .orElse(Pin.Pull.NONE),
                pin.optional("drive").map(v -> OptionalInt.of(v.integer(4, 16))).orElse(OptionalInt.empty()),
                ioStandard(pin));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
