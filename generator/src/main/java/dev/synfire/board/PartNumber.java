package dev.synfire.board;

import dev.synfire.importer.YamlMapping;
import dev.synfire.importer.YamlValue;
import dev.synfire.layout.Family;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a maker's part number says about the FPGA: a board file whose device does not belong to its part is rejected when it is
 * read, not by nextpnr after the synthesis.
 *
 * <p>Devices are the options of nextpnr-ice40 and nextpnr-ecp5. Part numbers are built as Lattice's data sheets FPGA-DS-02029
 * (iCE40 LP and HX), FPGA-DS-02008 (iCE40 UltraPlus) and FPGA-DS-02012 (ECP5) describe under "Ordering Information".
 */
final class PartNumber {
    private static final String[] ICE40 = {
        "lp384", "lp1k", "lp4k", "lp8k", "hx1k", "hx4k", "hx8k", "up3k", "up5k", "u1k", "u2k", "u4k"
    };
    private static final String[] ECP5 = {
        "12k", "25k", "45k", "85k", "um-25k", "um-45k", "um-85k", "um5g-25k", "um5g-45k", "um5g-85k"
    };
    private static final Pattern ICE40_PART = Pattern.compile("ICE40((?:LP|HX|UP)[0-9]+K?)\\b.*");
    private static final Pattern ECP5_PART = Pattern.compile("LFE5U(M|M5G)?-([0-9]+)F\\b.*");

    private PartNumber() {}

    /**
     * The device of an FPGA in a board file.
     *
     * @throws dev.synfire.problem.Problem if nextpnr has no such device, or the part is another one
     */
    static String device(Family family, YamlMapping fpga) {
        String[] devices =
                switch (family) {
                    case ICE40 -> ICE40;
                    case ECP5 -> ECP5;
                };
        YamlValue value = fpga.required("device", "up5k");
        String device = value.word(devices);
        String part = fpga.required("part", "ICE40UP5K-SG48").text("ICE40UP5K-SG48");
        deviceOf(family, part.toUpperCase(Locale.ROOT))
                .filter(own -> !own.equals(device))
                .ifPresent(own -> {
                    throw value.problem(
                            "wrong-device",
                            "device is '" + device + "', but part " + part + " is nextpnr's " + own,
                            "write device: " + own);
                });
        return device;
    }

    /** What nextpnr calls the FPGA with this part number; empty if the number says nothing. */
    private static Optional<String> deviceOf(Family family, String part) {
        return switch (family) {
            case ICE40 ->
                Optional.of(ICE40_PART.matcher(part)).filter(Matcher::matches).map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT));
            case ECP5 ->
                Optional.of(ECP5_PART.matcher(part)).filter(Matcher::matches).map(match -> {
                    String series =
                            match.group(1) == null ? "" : "u" + match.group(1).toLowerCase(Locale.ROOT) + "-";
                    return series + match.group(2) + "k";
                });
        };
    }
}
