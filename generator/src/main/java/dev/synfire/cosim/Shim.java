package dev.synfire.cosim;

import dev.synfire.problem.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The C functions of one loaded library (templates/cosim/dut.cpp), bound by java.lang.foreign.
 *
 * <p>A library stays loaded as long as the JVM runs; its models live and die with {@link Verilated}.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class Shim {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Map<Path, Shim> LOADED = new ConcurrentHashMap<>();

    private final SymbolLookup library;
    private final MethodHandle error;
    final MethodHandle create;
    final MethodHandle destroy;
    final MethodHandle signals;
    final MethodHandle clock;
    final MethodHandle eval;
    final MethodHandle cycles;
    final MethodHandle wave;
    final MethodHandle stream;
    final MethodHandle snapshot;
    final MethodHandle stall;
    final MethodHandle stop;
    final MethodHandle feed;
    final MethodHandle window;
    final MethodHandle run;

    private Shim(SymbolLookup library) {
        this.library = library;
        error = bind("error", FunctionDescriptor.of(ValueLayout.ADDRESS));
        create = bind("create", FunctionDescriptor.of(ValueLayout.ADDRESS, INT, POINTER));
        destroy = bind("destroy", FunctionDescriptor.ofVoid(POINTER));
        signals = bind("signals", FunctionDescriptor.of(LONG, POINTER, POINTER));
        clock = bind("clock", FunctionDescriptor.ofVoid(POINTER, POINTER));
        eval = bind("eval", FunctionDescriptor.of(LONG, POINTER));
        cycles = bind("cycles", FunctionDescriptor.of(LONG, POINTER, LONG));
        wave = bind("wave", FunctionDescriptor.of(LONG, POINTER, POINTER));
        stream = bind("stream", FunctionDescriptor.of(LONG, POINTER, INT, LONG, LONG, POINTER, LONG));
        snapshot = bind("snapshot", FunctionDescriptor.of(LONG, POINTER, LONG, INT, LONG, LONG, LONG));
        stall = bind("stall", FunctionDescriptor.of(LONG, POINTER, LONG, INT, INT, LONG));
        stop = bind("stop", FunctionDescriptor.of(LONG, POINTER, LONG, INT, LONG));
        feed = bind("feed", FunctionDescriptor.of(LONG, POINTER, LONG, POINTER, LONG));
        window = bind("window", FunctionDescriptor.of(LONG, POINTER, POINTER, LONG, LONG, LONG, LONG));
        run = bind("run", FunctionDescriptor.of(LONG, POINTER, LONG, LONG, POINTER, POINTER, POINTER));
    }

    /** The functions of that library, loaded once. */
    static Shim of(Path file) {
        return LOADED.computeIfAbsent(file, path -> new Shim(SymbolLookup.libraryLookup(path, Arena.global())));
    }

    private MethodHandle bind(String name, FunctionDescriptor type) {
        MemorySegment address = library.find("synfire_" + name)
                .orElseThrow(() -> new IllegalStateException("the library has no function synfire_" + name));
        return LINKER.downcallHandle(address, type);
    }

    /** Calls a function that returns a number, -1 if it failed. */
    long call(MethodHandle function, Object... arguments) {
        long result;
        try {
            result = (long) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result == -1) {
            throw failure();
        }
        return result;
    }

    /** What the model said went wrong. */
    Problem failure() {
        try {
            MemorySegment text = (MemorySegment) error.invokeExact();
            return Problem.toolFailed(
                    "simulation-failed", "", text.reinterpret(Long.MAX_VALUE).getString(0), "");
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
