package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.files.Draft;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Command;
import dev.synfire.tool.Pack;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exchanges what stands in the block RAMs of a placed and routed design, packs it, and reads the bitstream back.
 *
 * @param board what it is for
 * @param folder of the build: holds the routed design, gets the exchanged one and the bitstream
 */
record Exchange(Board board, Path folder) {
    /** The folder with the random words that the design was synthesised with. */
    static final String RANDOM = "random";

    /** The file with the routed design in a build folder. */
    static String routed(Board board) {
        return "routed" + ending(board);
    }

    private static String ending(Board board) {
        return board.fpga().family() == Family.ICE40 ? ".asc" : ".config";
    }

    private RamForm form() {
        return RamForm.of(board.fpga().family());
    }

    /**
     * Writes a bitstream with other words.
     *
     * @param bitstream the file to write, as the packer leaves it
     * @param random the words that the routed design has
     * @param wanted those that take their place
     * @throws Problem if the words are not all found, or what is read back is not what was wanted
     */
    void run(Path bitstream, Roms random, Roms wanted, Progress progress) {
        boolean ice40 = board.fpga().family() == Family.ICE40;
        String ending = ending(board);
        PlacedDesign routed = read(folder.resolve(routed(board)));
        RamMap map = RamMap.find(form(), routed.rams(), random);
        Map<String, List<BitSet>> filled = map.filled(wanted, routed.rams());
        Path exchanged = folder.resolve("exchanged" + ending);
        Draft.write(exchanged, routed.with(filled));
        new Pack(ice40 ? Tools.ICEPACK : Tools.ECPPACK, exchanged, bitstream, log("pack"))
                .command()
                .run(progress, "Packing the bitstream");
        Path unpacked = folder.resolve("unpacked" + ending);
        Tool unpacker = ice40 ? Tools.ICEUNPACK : Tools.ECPUNPACK;
        Command.of(unpacker)
                .with(bitstream.toString(), unpacked.toString())
                .log(log("unpack"))
                .run(progress, "Reading the bitstream back");
        check(bitstream, filled, read(unpacked));
        Draft.delete(unpacked);
    }

    private static void check(Path bitstream, Map<String, List<BitSet>> wanted, PlacedDesign packed) {
        Map<String, List<BitSet>> held = new HashMap<>();
        packed.rams().forEach(ram -> held.put(ram.name(), ram.columns()));
        wanted.forEach((name, columns) -> {
            if (!columns.equals(held.get(name))) {
                throw Problem.checkFailed(
                        "read-back",
                        bitstream.getFileName().toString(),
                        "the block RAM of " + name + " does not hold in the bitstream what was written into it",
                        "report it with the build folder");
            }
        });
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private PlacedDesign read(Path file) {
        return new PlacedDesign(form(), WholeFile.lines(file));
    }
}
