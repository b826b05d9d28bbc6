package dev.synfire.cosim;

import dev.synfire.files.Draft;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Command;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import java.nio.file.Path;
import java.util.Base64;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The bitstream of an iCE40 as Verilog again, with the contents of its RAMs: iceunpack and icebox_vlog of Project IceStorm
 * read it, from what every bit of the chip means. Only the pins keep their names; they come from the constraints file.
 */
public final class UnpackedRtl {
    /** The file with what the bitstream holds. */
    public static final String FILE = "chip.v";

    /** Of which icebox_vlog takes no options. */
    private static final Pattern OPTIONS = Pattern.compile("(?m)^(set_io )(?:-\\S+ \\S+ )+");

    /** Of what is made of that: part of the key in the cache. */
    private static final String FORM = "2";

    private UnpackedRtl() {}

    /**
     * Unpacks a bitstream, or finds what is in it in the cache.
     *
     * @param bitstream as the packer wrote it
     * @param constraints the text of the constraints file (PCF)
     * @param packageName nextpnr's name of the package
     * @param top the name of the module
     * @param waking clocks after configuration in which block RAMs read as 0
     * @throws Problem tool-missing or tool-failed (exit code 3)
     */
    public static Rtl of(
            byte[] bitstream, String constraints, String packageName, String top, int waking, Progress progress) {
        String pins = OPTIONS.matcher(constraints).replaceAll("$1");
        Fingerprint print = new Fingerprint()
                .with(FORM)
                .with(Base64.getEncoder().encodeToString(bitstream))
                .with(pins)
                .with(packageName)
                .with(top);
        Path folder = BuildCache.folder("unpacked-" + print.key(), work -> {
            Path packed = Draft.write(work.resolve("chip.bin"), bitstream);
            Path bits = work.resolve("chip.asc");
            Command.of(Tools.ICEUNPACK)
                    .with(packed.toString(), bits.toString())
                    .run(progress, "Unpacking the bitstream");
            Path ports = Draft.write(work.resolve("pins.pcf"), pins);
            Path vlog = work.resolve("icebox_vlog.v");
            Command.of(Tools.ICEBOX_VLOG)
                    .with("-n", top, "-p", ports.toString(), "-d", packageName, bits.toString())
                    .environment("PYTHONHASHSEED", "0")
                    .log(vlog)
                    .run(progress, "Reading logic out of the bitstream");
            Draft.write(work.resolve(FILE), LargeRams.added(WholeFile.lines(vlog), WholeFile.lines(bits)));
            Draft.delete(vlog);
            Draft.delete(bits);
        });
        SortedMap<String, String> files = CellModels.of(Family.ICE40, waking);
        files.put(FILE, WholeFile.text(folder.resolve(FILE)));
        return Rtl.of(top, files);
    }
}
