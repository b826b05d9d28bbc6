package dev.synfire.handover;

import dev.synfire.handover.bus.BusMaster;
import dev.synfire.hdl.verilog.Programs;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A driver in C that is handed over, compiled for this machine; its reads and writes are done by a master in Java. */
@SuppressWarnings("restricted") // calls C
final class Driver implements AutoCloseable {
    private static final long BASE = 0x4000_0000L;
    private static final MemoryLayout INT = ValueLayout.JAVA_INT;
    private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup symbols;
    private final BusMaster master;
    private Throwable failure;
    private int writesToReset = -1;

    /** Compiles the driver that lies in the folder, without a warning. */
    Driver(Path folder, String name, BusMaster master) throws IOException, InterruptedException {
        this.master = master;
        String source = "sw/" + name + ".c";
        String[] strict = {"-std=c99", "-Wall", "-Wextra", "-pedantic", "-Wconversion", "-Werror"};
        compile(folder, strict, "-c", source, "-o", "driver.o");
        // The shim calls the core dut.
        String shim;
        try (var resource = Driver.class.getResourceAsStream("/driver/shim.c")) {
            shim = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("dut", name)
                    .replace("DUT", name.toUpperCase(Locale.ROOT));
        }
        Files.writeString(folder.resolve("shim.c"), shim);
        compile(
                folder,
                strict,
                "-D" + name.toUpperCase(Locale.ROOT) + "_CUSTOM_ACCESS",
                "-D" + name.toUpperCase(Locale.ROOT) + "_PATIENCE=20000",
                "-Isw",
                "-fPIC",
                "-shared",
                "-o",
                "driver.so",
                source,
                "shim.c");
        symbols = SymbolLookup.libraryLookup(folder.resolve("driver.so"), arena);
        try {
            var lookup = MethodHandles.lookup();
            MemorySegment read = Linker.nativeLinker()
                    .upcallStub(
                            lookup.bind(this, "read", MethodType.methodType(int.class, long.class)),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                            arena);
            MemorySegment write = Linker.nativeLinker()
                    .upcallStub(
                            lookup.bind(this, "write", MethodType.methodType(void.class, long.class, int.class)),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT),
                            arena);
            handle("shim_bus", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invoke(read, write);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compile(Path folder, String[] strict, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("cc"));
        command.addAll(List.of(strict));
        command.addAll(List.of(more));
        Programs.run(folder, command.toArray(String[]::new));
    }

    int open() {
        return (int) call("shim_open", FunctionDescriptor.of(INT, LONG), BASE);
    }

    void value(int index, long value) {
        call("shim_value", FunctionDescriptor.ofVoid(INT, LONG), index, value);
    }

    int compute() {
        return (int) call("shim_compute", FunctionDescriptor.of(INT));
    }

    int start() {
        return (int) call("shim_start", FunctionDescriptor.of(INT));
    }

    void interrupt() {
        call("shim_interrupt", FunctionDescriptor.ofVoid());
    }

    void reset() {
        call("shim_reset", FunctionDescriptor.ofVoid());
    }

    int state() {
        return (int) call("shim_state", FunctionDescriptor.of(INT));
    }

    long label(int index) {
        return (long) call("shim_label", FunctionDescriptor.of(LONG, INT), index);
    }

    long score(int index) {
        return (long) call("shim_score", FunctionDescriptor.of(LONG, INT), index);
    }

    /** After so many writes somebody else resets the core. */
    void resetAfter(int writes) {
        writesToReset = writes;
    }

    /** 0: inputs, 1: frames, 2: results. */
    int size(int which) {
        return (int) call("shim_sizes", FunctionDescriptor.of(INT, INT), which);
    }

    /** Called by the driver. What is thrown here would end the JVM, and is kept. */
    int read(long address) {
        try {
            return (int) master.read(offset(address));
        } catch (Throwable e) {
            failure = failure == null ? e : failure;
            return 0;
        }
    }

    /** Called by the driver. */
    void write(long address, int word) {
        try {
            master.write(offset(address), Integer.toUnsignedLong(word));
            if (--writesToReset == 0) {
                master.write(0x10, 1);
            }
        } catch (Throwable e) {
            failure = failure == null ? e : failure;
        }
    }

    private static int offset(long address) {
        if (address < BASE || address >= BASE + 64 || address % 4 != 0) {
            throw new AssertionError("the driver is at " + Long.toHexString(address));
        }
        return (int) (address - BASE);
    }

    private MethodHandle handle(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(symbols.find(name).orElseThrow(), type);
    }

    private Object call(String name, FunctionDescriptor type, Object... arguments) {
        try {
            Object result = handle(name, type).invokeWithArguments(arguments);
            if (failure != null) {
                throw new AssertionError(failure);
            }
            return result == null ? 0 : result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
