package dev.synfire.board;

import dev.synfire.plan.Family;
import dev.synfire.problem.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a board.yaml; docs/boards.md describes its keys. */
final class BoardFile {
    private static final List<String> ACTIVE = List.of("high", "low");
    private static final List<String> PULLS =
            Stream.of(Pin.Pull.values()).map(p -> lower(p.name())).toList();

    private final String id;
    private final Fields top;
    private final Family family;

    private BoardFile(String id, Fields top) {
        this.id = id;
        this.top = top;
        this.family = Family.valueOf(upper(top.word("family", false, words(Family.values()))));
    }

    /** The boards of one file, one a variant, the default first. The file's name is used in messages only. */
    static List<Board> read(String id, String file, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // told by Fields, with the line
        Node root;
        try {
            root = new Yaml(options).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw Problem.wrongInput("yaml", file + ":" + line, e.getProblem(), "");
        }
        if (root == null) {
            throw Problem.wrongInput("yaml", file + ":1", "the file is empty", "see docs/boards.md");
        }
        return new BoardFile(id, new Fields(file, root)).boards();
    }

    private List<Board> boards() {
        String packageName = top.text("package");
        OptionalInt speed = family == Family.ECP5 ? OptionalInt.of(top.integer("speed", 6, 8)) : OptionalInt.empty();
        List<Fields> fpgas = top.list("fpgas");
        List<Board> boards = new ArrayList<>();
        for (Fields fpga : fpgas) {
            Optional<String> variant = fpga.optionalText("variant");
            if (variant.isEmpty() && fpgas.size() > 1) {
                throw fpga.wrong("variant", "one of several fpgas has no variant", "name each, such as 25f");
            }
            boards.add(board(
                    variant,
                    new Board.Fpga(
                            family,
                            fpga.text("part"),
                            fpga.text("device"),
                            packageName,
                            speed,
                            resources(fpga.fields("resources")))));
            fpga.noMore();
        }
        if (boards.isEmpty()) {
            throw top.wrong("fpgas", "fpgas lists no FPGA", "list at least one");
        }
        if (boards.size() > 1) {
            List<String> names =
                    boards.stream().map(b -> b.variant().orElseThrow()).toList();
            boards.addFirst(boards.remove(names.indexOf(top.word("default", false, names))));
        }
        top.noMore();
        return boards;
    }

    private Board board(Optional<String> variant, Board.Fpga fpga) {
        Fields clock = top.fields("clock");
        Fields uart = top.fields("uart");
        Fields leds = top.fields("leds");
        Fields program = top.fields("program");
        Board board = new Board(
                id,
                variant,
                top.text("name"),
                fpga,
                Pin.of(clock.text("pin")),
                clock.positive("mhz"),
                pll(),
                top.positive("core-mhz"),
                uart.integer("baud", 9600, 3_000_000),
                pin(uart.fields("tx")),
                pin(uart.fields("rx")),
                pin(leds.fields("activity")),
                leds.list("label").stream().map(this::pin).toList(),
                top.optionalFields("button").map(this::pin),
                top.list("constants").stream().map(this::constant).toList(),
                top.optionalText("io-standard"),
                top.optionalText("sysconfig"),
                new Board.Program(program.optionalText("sram"), program.optionalText("flash")));
        if (board.program().sram().isEmpty() && board.program().flash().isEmpty()) {
            throw top.wrong("program", "program has neither sram nor flash", "give at least one command");
        }
        if (family == Family.ECP5 && board.ioStandard().isEmpty()) {
            throw top.wrong("io-standard", "an ecp5 board needs io-standard", "add it, such as LVCMOS33");
        }
        for (Fields fields : List.of(clock, uart, leds, program)) {
            fields.noMore();
        }
        return board;
    }

    private static SortedMap<String, Integer> resources(Fields fields) {
        TreeMap<String, Integer> amounts = new TreeMap<>();
        for (String name : fields.names()) {
            amounts.put(name, fields.integer(name, 0, 10_000_000));
        }
        return Collections.unmodifiableSortedMap(amounts);
    }

    private PllPrimitive pll() {
        List<String> allowed = Stream.of(PllPrimitive.values())
                .filter(p -> p.family() == family)
                .map(Enum::name)
                .toList();
        return PllPrimitive.valueOf(top.word("pll", false, allowed));
    }

    private Board.Constant constant(Fields fields) {
        Pin pin = Pin.of(fields.text("pin"));
        Board.Constant constant = new Board.Constant(fields.text("name"), pin, fields.integer("value", 0, 1) == 1);
        fields.noMore();
        return constant;
    }

    private Pin pin(Fields fields) {
        OptionalInt drive = family == Family.ECP5 && fields.has("drive")
                ? OptionalInt.of(fields.integer("drive", 4, 16))
                : OptionalInt.empty();
        Pin pin = new Pin(
                fields.text("pin"),
                fields.word("active", true, ACTIVE).equals("low"),
                Pin.Pull.valueOf(upper(fields.word("pull", true, PULLS))),
                drive);
        if (family == Family.ICE40 && pin.pull() == Pin.Pull.DOWN) {
            throw fields.wrong("pull", "pull is down, but an iCE40 has pull-ups only", "leave it out");
        }
        fields.noMore();
        return pin;
    }

    private static List<String> words(Enum<?>[] values) {
        return Stream.of(values).map(v -> lower(v.name())).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
