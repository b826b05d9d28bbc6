package dev.synfire.tool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known about an external program before looking for it.
 *
 * @param name as typed in a shell, such as nextpnr-ice40
 * @param purpose what Synfire needs it for, a short clause
 * @param minimum the oldest version that will do; empty where the program does not tell its version
 * @param versionArguments what to call it with so that it tells its version
 * @param versionPattern finds the version in what it then prints; group 1 is the version
 * @param debianPackage the Debian package that has it
 */
public record Tool(
        String name,
        String purpose,
        Optional<Version> minimum,
        List<String> versionArguments,
        Pattern versionPattern,
        String debianPackage) {

    public Tool {
        versionArguments = List.copyOf(versionArguments);
    }

    /** A program that tells its version. */
    public static Tool versioned(
            String name, String purpose, String minimum, String argument, String versionPattern, String debianPackage) {
        return new Tool(
                name,
                purpose,
                Optional.of(Version.of(minimum)),
                List.of(argument),
                Pattern.compile(versionPattern),
                debianPackage);
    }

    /** A program that keeps its version to itself: to be there is enough. */
    public static Tool unversioned(String name, String purpose, String debianPackage) {
        return new Tool(name, purpose, Optional.empty(), List.of(), Pattern.compile("(?!)"), debianPackage);
    }
}
