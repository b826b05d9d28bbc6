package dev.synfire.tool;

import java.nio.file.Path;

/**
 * Writes the bitstream.
 *
 * @param tool icepack or ecppack
 * @param routed what nextpnr wrote
 * @param bitstream the file to write
 * @param log where the output goes
 */
public record Pack(Tool tool, Path routed, Path bitstream, Path log) {
    /** The ready command. */
    public Command command() {
        Command pack = Command.of(tool).log(log);
        return (tool.equals(Tools.ECPPACK) ? pack.with("--compress") : pack)
                .with(routed.toString(), bitstream.toString());
    }
}
