package dev.synfire.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A shell script that plays an external program. */
final class FakeTool {
    private FakeTool() {}

    static Path write(Path folder, String name, String... script) {
        try {
            Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + String.join("\n", script) + "\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A tool that is called placer, tells its version when called with -V, and must be at least 0.7. */
    static Tool placer() {
        return new Tool("placer", Optional.of(new Tool.Query("-V", Version.of("0.7"))), "nextpnr", "places and routes");
    }
}
