package dev.synfire.cosim;

import dev.synfire.cosim.BuildOptions.Optimization;
import dev.synfire.files.Draft;
import dev.synfire.files.FolderCache;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Command;
import dev.synfire.tool.Finding;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Verilator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Verilator's own run-time sources and headers, compiled once per tool version: seconds that no model pays again.
 *
 * @param flags for every source of a model
 * @param objects to link with it
 * @param folders of the cache in which all of it lies
 */
record RuntimeObjects(List<String> flags, List<Path> objects, Set<Path> folders) {
    /** The header that every source of a model includes first. */
    static final String HEADER = "images.h";

    /** Synfire's own C++, the same for every model. */
    private static final List<String> OWN = List.of(HEADER, "model.h", "bench.h", "dut.cpp");

    private static final Map<String, RuntimeObjects> READY = new HashMap<>();

    static synchronized RuntimeObjects of(Optimization optimization, boolean waves, Progress progress) {
        String key = optimization + " " + waves;
        RuntimeObjects ready = READY.get(key);
        if (ready == null || !ready.isThere()) {
            ready = prepare(optimization, waves, progress);
            READY.put(key, ready);
        }
        ready.folders.forEach(FolderCache::touch); // or a long run of many models would see them swept away
        return ready;
    }

    /** Whether nobody has emptied the cache meanwhile. */
    private boolean isThere() {
        return folders.stream().allMatch(Files::isDirectory);
    }

    private static RuntimeObjects prepare(Optimization optimization, boolean waves, Progress progress) {
        Path include = Verilator.includeFolder();
        List<String> sources = new ArrayList<>(List.of("verilated", "verilated_threads", "verilated_dpi"));
        if (waves) {
            sources.add("verilated_vcd_c");
        }
        try (Progress.Task task = progress.begin("Preparing Verilator's runtime");
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> runtimeFlags = flags(include, "-O2", false);
            List<Future<Path>> objects = sources.stream()
                    .map(name -> executor.submit(() -> object(name, runtimeFlags)))
                    .collect(Collectors.toCollection(ArrayList::new));
            objects.add(executor.submit(() -> bench(runtimeFlags)));
            List<String> flags = new ArrayList<>(flags(include, optimization.flag(), waves));
            Path header = header(flags);
            flags.addAll(
                    List.of("-I" + header, "-include", header.resolve(HEADER).toString()));
            List<Path> compiled = objects.stream().map(RuntimeObjects::result).toList();
            Set<Path> folders = compiled.stream().map(Path::getParent).collect(Collectors.toCollection(HashSet::new));
            folders.add(header);
            RuntimeObjects ready = new RuntimeObjects(List.copyOf(flags), compiled, folders);
            task.done();
            return ready;
        }
    }

    private static Path result(Future<Path> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted("the preparation of Verilator's runtime was interrupted", "");
        }
    }

    /** What of the tools a library depends on. */
    static String toolVersions() {
        Finding.Found verilator = Tools.find(Tools.VERILATOR);
        Finding.Found compiler = Tools.find(Tools.CXX);
        return verilator.path() + " " + verilator.version().orElseThrow() + " " + compiler.path() + " "
                + compiler.version().orElseThrow();
    }

    private static List<String> flags(Path include, String optimization, boolean waves) {
        return List.of(
                "-std=gnu++17",
                optimization,
                "-fPIC",
                // Several models live in one process: none may see another's run-time state.
                "-fvisibility=hidden",
                "-fno-gnu-unique",
                "-w",
                "-I" + include,
                "-I" + include.resolve("vltstd"),
                "-DVERILATOR=1",
                "-DVM_COVERAGE=0",
                "-DVM_SC=0",
                "-DVM_TRACE=" + (waves ? 1 : 0),
                "-DVM_TRACE_VCD=" + (waves ? 1 : 0),
                "-DVM_TRACE_FST=0",
                "-DVL_TIME_CONTEXT",
                "-DVL_USER_FINISH",
                "-DVL_USER_STOP",
                "-DVL_USER_FATAL");
    }

    private static Path object(String name, List<String> flags) {
        String key = new Fingerprint()
                .with(toolVersions())
                .with(String.join(" ", flags))
                .with(name)
                .key();
        Path source = Verilator.includeFolder().resolve(name + ".cpp");
        Path folder = BuildCache.folder(
                "runtime-" + key, work -> compile(work, flags, List.of("-c", source.toString(), "-o", name + ".o")));
        return folder.resolve(name + ".o");
    }

    /** What of Synfire's own C++ a library depends on. */
    static String ownSources() {
        return OWN.stream().map(CosimTemplate::text).collect(Collectors.joining());
    }

    private static Path bench(List<String> flags) {
        return own("bench", flags, List.of("-c", "dut.cpp", "-o", "dut.o")).resolve("dut.o");
    }

    private static Path header(List<String> flags) {
        return own("header", flags, List.of("-x", "c++-header", HEADER, "-o", HEADER + ".gch"));
    }

    private static Path own(String what, List<String> flags, List<String> arguments) {
        Fingerprint print = new Fingerprint().with(toolVersions()).with(String.join(" ", flags));
        print.with(ownSources()).with(what);
        return BuildCache.folder("runtime-" + print.key(), work -> {
            for (String name : OWN) {
                Draft.write(work.resolve(name), CosimTemplate.text(name));
            }
            compile(work, flags, arguments);
        });
    }

    private static void compile(Path work, List<String> flags, List<String> arguments) {
        Command.of(Tools.CXX).with(flags).with(arguments).in(work).run(Progress.none(), "Compiling");
    }
}
