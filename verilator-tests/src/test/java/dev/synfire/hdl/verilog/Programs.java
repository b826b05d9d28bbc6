package dev.synfire.hdl.verilog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verilog programs on PATH, run in a folder. */
public final class Programs {
    private Programs() {}

    public static void write(Design design, Path folder) throws IOException {
        for (Map.Entry<String, String> file : design.files().entrySet()) {
            write(folder, file.getKey(), file.getValue());
        }
    }

    public static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** What the program says on both channels; it must end well. */
    public static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + "\n" + said);
        }
        return said;
    }

    /** Verilator's and Icarus's strictest settings and Yosys's check find nothing. */
    public static void lint(Design design, Path folder) throws IOException, InterruptedException {
        List<String> icarus = new ArrayList<>(List.of("iverilog", "-g2001", "-Wall", "-o", "lint", "-s", design.top()));
        icarus.addAll(modules(design));
        String said = run(folder, icarus.toArray(String[]::new));
        if (!said.isEmpty()) {
            throw new AssertionError("iverilog -g2001 -Wall says\n" + said);
        }
        lintButForIcarus(design, folder);
    }

    /** Verilator's strictest settings and Yosys's check find nothing. */
    public static void lintButForIcarus(Design design, Path folder) throws IOException, InterruptedException {
        List<String> modules = modules(design);
        List<String> verilator =
                new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top-module", design.top()));
        verilator.addAll(modules);
        run(folder, verilator.toArray(String[]::new));
        run(
                folder,
                "yosys",
                "-q",
                "-e",
                ".",
                "-p",
                "read_verilog " + String.join(" ", modules) + "; hierarchy -check -top " + design.top()
                        + "; proc; check -assert");
    }

    private static List<String> modules(Design design) {
        return design.files().keySet().stream()
                .filter(name -> name.endsWith(".v"))
                .toList();
    }
}
