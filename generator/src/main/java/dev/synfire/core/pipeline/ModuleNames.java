package dev.synfire.core.pipeline;

/** Verilog module names from the user's names of networks and layers. */
public final class ModuleNames {
    private ModuleNames() {}

    /** Name and suffix joined, hyphens as underscores; a name that starts with a digit gets a letter before it. */
    public static String of(String name, String suffix) {
        String legal = name.replace('-', '_');
        return (Character.isDigit(legal.charAt(0)) ? "n" : "") + legal + "_" + suffix;
    }
}
