package dev.synfire.report;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import java.nio.file.Path;

/** A page in a file of its own. */
public final class PageFile {
    private static final String SUFFIX = ".html";

    private static final FileKind KIND = new FileKind(
            "a report of Synfire",
            file -> FileKind.beginning(file).contains("<meta name=\"generator\" content=\"Synfire\">"),
            "name another file with --report, or remove it");

    private PageFile() {}

    /** Whether a file is to be a page, by its name. */
    public static boolean isNamed(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    /** Makes sure that it may be written. */
    public static void check(Path file) {
        OutputFile.check(file, KIND);
    }

    /** Writes it. */
    public static void write(Path file, String page) {
        OutputFile.write(file, KIND, page);
    }
}
