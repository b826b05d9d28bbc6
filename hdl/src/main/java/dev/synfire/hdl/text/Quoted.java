package dev.synfire.hdl.text;

/** Text as a string of Verilog (IEEE 1364-2001, 2.6). */
public final class Quoted {
    private Quoted() {}

    /** The text between quotation marks; what would end the string or the line is escaped. */
    public static String of(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
