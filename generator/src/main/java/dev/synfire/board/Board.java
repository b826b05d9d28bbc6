package dev.synfire.board;

import dev.synfire.layout.Device;
import dev.synfire.layout.Family;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * One board with one FPGA on it: the facts of its board file, from which everything else is derived.
 *
 * @param id the name of its folder in fpga-boards
 * @param variant which FPGA, where the board is sold with several
 * @param title its maker's name for it
 * @param fpga the FPGA
 * @param clock the pin of the oscillator
 * @param clockMHz the oscillator's frequency
 * @param pll the PLL that the clock pin allows
 * @param coreMHz the clock of the core, unless the user wants another
 * @param baud the host link's symbols a second
 * @param uartTx the pin on which the FPGA sends
 * @param uartRx the pin on which the FPGA receives
 * @param activityLed lit while the core works
 * @param labelLeds show the lowest bits of the last label; may be empty
 * @param button resets everything while pressed
 * @param flash where the contents of memories come from that start empty; empty if it is not known, or not used
 * @param hostLoads whether the host sends these contents instead
 * @param constants pins that the board needs at a fixed level
 * @param ioStandard of every pin (ECP5 only)
 * @param sysconfig the LPF's SYSCONFIG words (ECP5 only)
 * @param program how a bitstream gets onto it
 */
public record Board(
        String id,
        Optional<String> variant,
        String title,
        Fpga fpga,
        Pin clock,
        double clockMHz,
        PllPrimitive pll,
        double coreMHz,
        int baud,
        Pin uartTx,
        Pin uartRx,
        Pin activityLed,
        List<Pin> labelLeds,
        Optional<Pin> button,
        Optional<Flash> flash,
        boolean hostLoads,
        List<Constant> constants,
        Optional<String> ioStandard,
        Optional<String> sysconfig,
        Program program) {

    /**
     * An FPGA as its tools know it.
     *
     * @param family which tools
     * @param part the maker's part number
     * @param device nextpnr's option for it, without the dashes: up5k, 85k
     * @param packageName nextpnr's name of the package
     * @param speed the speed grade, where the family has one
     * @param resources what there is, by nextpnr's names of its cells
     */
    public record Fpga(
            Family family,
            String part,
            String device,
            String packageName,
            OptionalInt speed,
            SortedMap<String, Integer> resources) {}

    /**
     * The SPI flash that the FPGA configures itself from, and that it may read afterwards.
     *
     * @param image the address of what a core is to find there, beyond any bitstream
     */
    public record Flash(Pin select, Pin clock, Pin toFlash, Pin fromFlash, int image) {}

    /** A pin that is driven to the same level for ever. */
    public record Constant(String name, Pin pin, boolean high) {}

    /**
     * The commands that load a bitstream, with the word BITSTREAM where its file name belongs: as a shell takes it, quoted
     * where need be.
     */
    public record Program(Optional<String> sram, Optional<String> flash) {
        /** The command for a trial: into the FPGA's own memory if that works, else into the flash chip. */
        public String command(String bitstream) {
            return sram.or(() -> flash).orElseThrow().replace("BITSTREAM", bitstream);
        }

        /** The command that writes the file into the flash chip, as one needs that holds more than a bitstream. */
        public String flashCommand(String bitstream) {
            return flash.or(() -> sram).orElseThrow().replace("BITSTREAM", bitstream);
        }
    }

    /** What the user types: icebreaker, ulx3s-85f. */
    public String name() {
        return variant.map(v -> id + "-" + v).orElse(id);
    }

    /** What there is to build a core from. */
    public Device device() {
        return switch (fpga.family()) {
            // Yosys loses products in some chains of registers with -dsp (docs/boards.md), so iCE40 goes without.
            case ICE40 -> new Device(name(), Family.ICE40, has("ICESTORM_LC"), has("ICESTORM_RAM"), largeRams(), 0)
                    .at(coreMHz());
            case ECP5 -> new Device(name(), Family.ECP5, has("TRELLIS_COMB"), has("DP16KD"), has("MULT18X18D"))
                    .at(coreMHz());
        };
    }

    /** The same board, where the host sends the contents of memories that start empty. */
    public Board loadedByHost() {
        return new Board(
                id,
                variant,
                title,
                fpga,
                clock,
                clockMHz,
                pll,
                coreMHz,
                baud,
                uartTx,
                uartRx,
                activityLed,
                labelLeds,
                button,
                Optional.empty(),
                true,
                constants,
                ioStandard,
                sysconfig,
                program);
    }

    /** A large RAM is of use where its contents can come from a flash, or from the host. */
    private int largeRams() {
        return hostLoads || flash.isPresent() ? has("ICESTORM_SPRAM") : 0;
    }

    private int has(String cell) {
        return fpga.resources().getOrDefault(cell, 0);
    }

    @Override
    public String toString() {
        return name();
    }
}
