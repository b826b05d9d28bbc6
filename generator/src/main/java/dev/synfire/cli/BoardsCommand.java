package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.layout.Device;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Lists the boards. */
@Command(
        name = "boards",
        mixinStandardHelpOptions = true,
        description = "Lists the boards that bitstreams can be built for.")
final class BoardsCommand implements Callable<Integer> {
    private static final String ROW = "%-18s %-28s %-20s %11s %9s %4s %9s%n";

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Board> boards = Boards.all();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "boards", boards.stream().map(BoardsCommand::object).toList())));
        } else {
            out.print(table(boards));
        }
        out.flush();
        return 0;
    }

    private static String table(List<Board> boards) {
        StringBuilder text =
                new StringBuilder(row("board", "made as", "FPGA", "logic cells", "block RAM", "DSP", "core MHz"));
        List<String> ids = new ArrayList<>();
        for (Board board : boards) {
            Device device = board.device();
            boolean standard = board.variant().isPresent() && !ids.contains(board.id());
            ids.add(board.id());
            text.append(row(
                    board.name() + (standard ? " *" : ""),
                    board.title(),
                    board.fpga().part(),
                    Integer.toString(device.logicCells()),
                    Integer.toString(device.blockRams()),
                    Integer.toString(device.multipliers()),
                    String.format(Locale.ROOT, "%.0f", board.coreMHz())));
        }
        return text + "* is meant by the name without the variant.\n";
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells);
    }

    private static Map<String, Object> object(Board board) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", board.name());
        object.put("title", board.title());
        object.put("device", board.fpga().part());
        object.put("resources", board.fpga().resources());
        object.put("oscillatorMHz", board.clockMHz());
        object.put("coreMHz", board.coreMHz());
        object.put("baud", board.baud());
        return object;
    }
}
