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
 * @param pll the PLL that the clock pin allows; empty if there is none, and the oscillator drives the core
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
 * @param ioStandard of every pin that names none of its own (ECP5 only)
 * @param sysconfig the LPF's SYSCONFIG words (ECP5 only)
 * @param program how a bitstream gets onto it
 * @param usb vendor and product of the USB devices that it may show itself as, such as 0403:6010; may be empty
 */
public record Board(
        String id,
        Optional<String> variant,
        String title,
        Fpga fpga,
        Pin clock,
        double clockMHz,
        Optional<PllPrimitive> pll,
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
        Program program,
        List<String> usb) {

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

    /** What the user types: icebreaker, ulx3s-85f. */
    public String name() {
        return variant.map(v -> id + "-" + v).orElse(id);
    }

    /** What there is to build a core from. */
    public Device device() {
        return switch (fpga.family()) {
            // Yosys loses products in some chains of registers with -dsp (docs/boards.md), so iCE40 goes without.
            case ICE40 ->
                new Device(name(), Family.ICE40, has("ICESTORM_LC"), has("ICESTORM_RAM"), largeRams(), 0).at(coreMHz());
            case ECP5 ->
                new Device(name(), Family.ECP5, has("TRELLIS_COMB"), has("DP16KD"), has("MULT18X18D")).at(coreMHz());
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
                program,
                usb);
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
