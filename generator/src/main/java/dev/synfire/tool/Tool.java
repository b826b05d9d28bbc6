package dev.synfire.tool;

import java.util.Optional;

/**
 * What is known about an external program before looking for it.
 *
 * @param name as typed in a shell, such as nextpnr-ice40
 * @param query how to ask for its version; empty where the program keeps that to itself, then to be there is enough
 * @param debianPackage the Debian package that has it
 * @param purpose what it does for Synfire, such as: places and routes for iCE40
 */
public record Tool(String name, Optional<Query> query, String debianPackage, String purpose) {
    /**
     * How to ask for a version, and which will do.
     *
     * @param argument what to call the program with; the first dotted number in its output is its version
     * @param minimum the oldest version that will do
     */
    public record Query(String argument, Version minimum) {}

    /** What to do about it where it is missing, too old or broken. */
    public String remedy() {
        return remedy(debianPackage);
    }

    /** What to do where tools of these packages are missing, too old or broken. */
    public static String remedy(String debianPackages) {
        return "start Synfire by scripts/synfire, which brings its own tools; or install from Debian 13 or newer, or from "
                + "an OSS CAD Suite, and put on PATH: " + debianPackages;
    }
}
