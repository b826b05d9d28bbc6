package dev.synfire.cosim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The single-port RAMs of an iCE40 UltraPlus, which icebox_vlog leaves out. Their pins are wires of the tiles at the left and
 * right edge, at the places that Project IceStorm's page on UltraPlus features lists; icebox_vlog says in comments which net
 * each wire belongs to.
 */
final class LargeRams {
    /** What icebox_vlog writes before the wires of a net. */
    private static final Pattern NET = Pattern.compile("(?:wire|reg) (\\S+?)(?: = 0)?;");

    private static final Pattern WIRE = Pattern.compile("// \\((\\d+), (\\d+), '([^']+)'\\)");
    private static final Pattern OUTPUT = Pattern.compile("output (\\w+)");
    private static final Pattern TILE = Pattern.compile("\\.ipcon_tile (\\d+) (\\d+)");

    /** Columns of the tiles. */
    private static final List<Integer> EDGES = List.of(0, 25);

    /** A wire of a tile. */
    private record Place(int x, int y, String wire) {
        static Place in(int x, int y, int cell, int pin) {
            return new Place(x, y, "lutff_" + cell + "/in_" + pin);
        }
    }

    private final Map<Place, String> nets = new HashMap<>();

    private LargeRams() {}

    /**
     * Adds those that a bitstream uses.
     *
     * @param vlog what icebox_vlog printed, with comments
     * @param bits what iceunpack wrote
     * @return the Verilog without comments
     */
    static String added(List<String> vlog, List<String> bits) {
        LargeRams rams = new LargeRams();
        StringBuilder text = new StringBuilder();
        String net = "";
        for (String line : vlog) {
            Matcher declares = NET.matcher(line);
            Matcher wire = WIRE.matcher(line);
            if (declares.lookingAt()) {
                net = declares.group(1);
            } else if (wire.matches()) {
                rams.nets.put(
                        new Place(Integer.parseInt(wire.group(1)), Integer.parseInt(wire.group(2)), wire.group(3)),
                        net);
                continue;
            } else if (line.strip().equals("endmodule")) {
                for (int edge : EDGES) {
                    for (int upper = 0; upper < 2; upper++) {
                        if (isUsed(bits, edge, upper)) {
                            rams.add(text, edge, upper);
                        }
                    }
                }
            }
            if (!line.startsWith("//") && !line.isBlank()) {
                text.append(line).append('\n');
            }
        }
        return withRegisteredPorts(text.toString());
    }

    /** icebox_vlog declares a port that a flip-flop drives a second time, as a register; Verilog takes that once. */
    private static String withRegisteredPorts(String text) {
        int end = text.indexOf(";\n");
        String header = text.substring(0, end);
        String body = text.substring(end);
        Matcher outputs = OUTPUT.matcher(header);
        while (outputs.find()) {
            String port = outputs.group(1);
            String register = "\nreg " + port + " = 0;\n";
            if (body.contains(register)) {
                body = body.replace(register, "\ninitial " + port + " = 0;\n");
                header = header.replaceFirst("output " + port + "\\b", "output reg " + port);
            }
        }
        return header + body;
    }

    /** Whether the bit is set that switches a RAM on: CBIT_0 or CBIT_1 of the lowest tile, which is bit 7 of row 1 or 0. */
    private static boolean isUsed(List<String> bits, int edge, int upper) {
        for (int i = 0; i < bits.size(); i++) {
            Matcher tile = TILE.matcher(bits.get(i));
            if (tile.matches()
                    && tile.group(1).equals("" + edge)
                    && tile.group(2).equals("1")) {
                return bits.get(i + 2 - upper).charAt(7) == '1';
            }
        }
        return false;
    }

    private void add(StringBuilder text, int x, int upper) {
        List<Place> address = upper == 0 ? lowerAddress(x) : upperAddress(x);
        List<Place> data = bus(16, i -> Place.in(x, upper == 0 || i < 8 ? 1 : 2, i % 8, dataPin(upper, i)));
        List<Place> mask = bus(4, i -> Place.in(x, 3, i + 4 * upper, 0));
        text.append("wire [15:0] large_").append(x).append('_').append(upper).append(";\n");
        text.append("SB_SPRAM256KA large_ram_")
                .append(x)
                .append('_')
                .append(upper)
                .append(" (\n");
        pin(text, "ADDRESS", joined(address));
        pin(text, "DATAIN", joined(data));
        pin(text, "MASKWREN", joined(mask));
        pin(text, "WREN", net(Place.in(x, 3, 4 + upper, 1)));
        pin(text, "CHIPSELECT", net(Place.in(x, 3, 6 + upper, 1)));
        pin(text, "CLOCK", net(new Place(x, 1 + upper, "clk")));
        pin(text, "STANDBY", net(Place.in(x, 4, upper, 3)));
        pin(text, "SLEEP", net(Place.in(x, 4, 2 + upper, 3)));
        pin(text, "POWEROFF", net(Place.in(x, 4, 4 + upper, 3)));
        text.append("  .DATAOUT(large_").append(x).append('_').append(upper).append("));\n");
        for (int i = 0; i < 16; i++) {
            String out = "large_" + x + "_" + upper + "[" + i + "]";
            output(x, 1 + 2 * upper + i / 8, i % 8)
                    .ifPresent(net -> text.append("assign " + net + " = " + out + ";\n"));
        }
    }

    private static List<Place> lowerAddress(int x) {
        return bus(14, i -> Place.in(x, 2, i % 8, i < 8 ? 1 : 0));
    }

    private static List<Place> upperAddress(int x) {
        return bus(
                14,
                i -> i < 2 ? Place.in(x, 2, 6 + i, 0) : i < 10 ? Place.in(x, 3, i - 2, 3) : Place.in(x, 3, i - 10, 1));
    }

    private static int dataPin(int upper, int bit) {
        return bit < 8 ? upper == 0 ? 3 : 0 : upper == 0 ? 1 : 3;
    }

    private static List<Place> bus(int width, java.util.function.IntFunction<Place> place) {
        return IntStream.range(0, width).mapToObj(place).toList();
    }

    private static void pin(StringBuilder text, String name, String net) {
        text.append("  .").append(name).append('(').append(net).append("),\n");
    }

    private String joined(List<Place> places) {
        List<String> highestFirst = new ArrayList<>();
        places.reversed().forEach(place -> highestFirst.add(net(place)));
        return "{" + String.join(", ", highestFirst) + "}";
    }

    /** A wire that is connected with nothing is 0. */
    private String net(Place place) {
        return nets.getOrDefault(place, "1'b0");
    }

    private Optional<String> output(int x, int y, int cell) {
        return Optional.ofNullable(nets.get(new Place(x, y, "slf_op_" + cell)))
                .or(() -> Optional.ofNullable(nets.get(new Place(x, y, "lutff_" + cell + "/out"))));
    }
}
