package dev.synfire.cosim;

import dev.synfire.files.Draft;
import dev.synfire.hdl.verilog.Templates;
import dev.synfire.tool.Command;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Verilator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A design as a shared library, built by Verilator and g++ or found in the cache.
 *
 * @param folder holds the library and the design's files, memory images among them
 */
record ModelLibrary(Path folder) {
    private static final String LIBRARY = "libdut.so";
    private static final String PREFIX = "Vdut";

    Path file() {
        return folder.resolve(LIBRARY);
    }

    /** The library of a design. Designs that differ in memory images alone share what is compiled. */
    static ModelLibrary of(Rtl design, BuildOptions options, Progress progress) {
        Rtl rtl = Shell.around(design);
        String visible = Templates.render(
                "cosim/visible.vlt.vm",
                Map.of(
                        "top",
                        design.top(),
                        "shell",
                        rtl == design ? "" : rtl.top(),
                        "names",
                        options.visible().stream()
                                .filter(name -> !name.equals(BuildOptions.NOTHING))
                                .sorted()
                                .toList(),
                        "own",
                        !options.visible().contains(BuildOptions.NOTHING)));
        String shim = Templates.render("cosim/shim.cpp.vm", Map.of("waves", options.waves()));
        Verilator verilator = verilator(rtl, options);
        Fingerprint print = new Fingerprint()
                .with(RuntimeObjects.toolVersions())
                .with(String.join(" ", verilator.arguments()))
                .with(visible)
                .with(shim)
                .with(RuntimeObjects.ownSources())
                .with(options.optimization().flag());
        rtl.files().forEach((name, text) -> print.with(name).with(isImage(name) ? "" : text));
        String key = print.key();
        Fingerprint images = new Fingerprint().with(key);
        rtl.files().forEach((name, text) -> images.with(isImage(name) ? text : ""));
        return new ModelLibrary(BuildCache.folder("model-" + images.key(), work -> {
            Path compiled = BuildCache.folder("library-" + key, library -> {
                write(rtl, library);
                Draft.write(library.resolve("visible.vlt"), visible);
                Draft.write(library.resolve("shim.cpp"), shim);
                build(library, verilator, options, progress);
            });
            write(rtl, work);
            Draft.copy(compiled.resolve(LIBRARY), work.resolve(LIBRARY));
        }));
    }

    /** A model reads them when it starts. */
    private static boolean isImage(String file) {
        return file.endsWith(".hex");
    }

    private static void write(Rtl rtl, Path work) {
        rtl.files().forEach((name, text) -> Draft.write(work.resolve(name), text));
    }

    private static Verilator verilator(Rtl rtl, BuildOptions options) {
        List<Path> sources = new ArrayList<>(List.of(Path.of("visible.vlt")));
        rtl.files().keySet().stream()
                .filter(name -> name.endsWith(".v") || name.endsWith(".sv"))
                .forEach(name -> sources.add(Path.of(name)));
        List<String> extra = new ArrayList<>(options.waves() ? List.of("--trace", "--trace-structs") : List.of());
        if (rtl.hasInouts()) {
            extra.add("--pins-inout-enables");
        }
        return new Verilator(rtl.top(), PREFIX, Path.of("cpp"), sources, extra);
    }

    private static void build(Path work, Verilator verilator, BuildOptions options, Progress progress)
            throws IOException {
        verilator.command().in(work).run(progress, "Translating to C++");
        Path generated = work.resolve(verilator.folder());
        RuntimeObjects runtime = RuntimeObjects.of(options.optimization(), options.waves(), progress);
        Draft.write(work.resolve("all.cpp"), allInOne(generated));
        List<String> link = new ArrayList<>(List.of("-Icpp", "all.cpp"));
        runtime.objects().forEach(object -> link.add(object.toString()));
        link.addAll(List.of("-shared", "-o", LIBRARY, "-Wl,-Bsymbolic", "-pthread"));
        Command.of(Tools.CXX).with(runtime.flags()).with(link).in(work).run(progress, "Compiling the model");
        Draft.delete(generated);
    }

    /** One translation unit that includes all others: the headers are read once. */
    private static String allInOne(Path generated) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(generated)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cpp"))
                    .sorted()
                    .forEach(name -> all.append("#include \"").append(name).append("\"\n"));
        }
        return all.append("#include \"shim.cpp\"\n").toString();
    }
}
