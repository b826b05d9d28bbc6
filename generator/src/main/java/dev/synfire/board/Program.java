package dev.synfire.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The programs that load a bitstream onto a board.
 *
 * <p>A step is a program's name and its arguments. The word BITSTREAM in it stands for the bitstream's file, SERIAL in the words
 * that choose one of several boards for the board's serial number.
 *
 * @param sram the steps that load the FPGA's own memory, for a trial; empty if the board as it is sold can't
 * @param flash the steps that write the flash chip, which the FPGA reads at power-up; empty if the board has none
 * @param flashByDefault whether the flash is written unless the user wants otherwise
 * @param serial the words behind the last program's name that choose the board of a serial number; empty if its program can't
 */
public record Program(List<List<String>> sram, List<List<String>> flash, boolean flashByDefault, List<String> serial) {
    private static final String BITSTREAM = "BITSTREAM";
    private static final String SERIAL = "SERIAL";

    public Program {
        sram = sram.stream().map(List::copyOf).toList();
        flash = flash.stream().map(List::copyOf).toList();
        serial = List.copyOf(serial);
    }

    /** The words of a step that is written as one text. */
    static List<String> words(String step) {
        return Arrays.asList(step.strip().split("\\s+"));
    }

    /**
     * The steps for a bitstream.
     *
     * @param toFlash whether to write the flash chip
     * @param number of the board, where several are connected
     */
    public List<List<String>> steps(boolean toFlash, Path bitstream, Optional<String> number) {
        List<List<String>> steps = new ArrayList<>(toFlash ? flash : sram);
        if (number.isPresent() && !steps.isEmpty()) {
            List<String> last = new ArrayList<>(steps.getLast());
            last.addAll(
                    1,
                    serial.stream()
                            .map(word -> word.replace(SERIAL, number.get()))
                            .toList());
            steps.set(steps.size() - 1, last);
        }
        return steps.stream()
                .map(step -> step.stream()
                        .map(word -> word.replace(BITSTREAM, bitstream.toString()))
                        .toList())
                .toList();
    }
}
