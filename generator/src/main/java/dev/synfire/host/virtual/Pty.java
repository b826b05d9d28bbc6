package dev.synfire.host.virtual;

import dev.synfire.problem.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Locale;

/**
 * A pseudo-terminal of the C library, in raw mode: posix_openpt(3) and the functions beside it. Its other side stays open
 * here too, so that a host program may close and open it.
 */
@SuppressWarnings("restricted") // calls the C library
final class Pty implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = mac() ? 0x20000 : 0x100;
    private static final int TCSANOW = 0;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    /** More than a struct termios has on any system. */
    private static final int TERMIOS_BYTES = 256;

    private static final int POLLFD_BYTES = 8;
    private static final int BUFFER = 1 << 14;
    private static final byte[] NOTHING = {};

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(BUFFER);
    private final MemorySegment pollfd = arena.allocate(POLLFD_BYTES, 4);
    private final int master;
    private final int slave;
    private final String path;
    private boolean open = true;

    private Pty() {
        master = Calls.call(Calls.POSIX_OPENPT, O_RDWR | O_NOCTTY);
        if (master < 0 || Calls.call(Calls.GRANTPT, master) != 0 || Calls.call(Calls.UNLOCKPT, master) != 0) {
            throw missing();
        }
        path = Calls.name(master);
        slave = Calls.openFile(arena.allocateFrom(path), O_RDWR | O_NOCTTY);
        if (slave < 0) {
            throw missing();
        }
        MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
        Calls.call(Calls.TCGETATTR, slave, termios);
        Calls.raw(termios);
        Calls.call(Calls.TCSETATTR, slave, TCSANOW, termios);
    }

    /**
     * Opens one.
     *
     * @throws Problem no-terminals if this system has none
     */
    static Pty open() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            throw missing();
        }
        return new Pty();
    }

    private static Problem missing() {
        return Problem.toolFailed(
                "no-terminals", "", "this system gives no pseudo-terminal", "use --tcp PORT in its place");
    }

    private static boolean mac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    /** What a host program opens. */
    String path() {
        return path;
    }

    /** What has come, after a wait for it if there is nothing yet. */
    synchronized byte[] read(int millis) {
        if (!open || !isReady(POLLIN, millis)) {
            return NOTHING;
        }
        int count = (int) Calls.transfer(Calls.READ, master, buffer, BUFFER);
        return count <= 0 ? NOTHING : buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Sends bytes as long as there is room for them. */
    synchronized void write(byte... bytes) {
        for (int at = 0; open && at < bytes.length && isReady(POLLOUT, 0); ) {
            int count = Math.min(BUFFER, bytes.length - at);
            MemorySegment.copy(bytes, at, buffer, ValueLayout.JAVA_BYTE, 0, count);
            at += Math.max(1, (int) Calls.transfer(Calls.WRITE, master, buffer, count));
        }
    }

    private boolean isReady(short events, int millis) {
        pollfd.set(ValueLayout.JAVA_INT, 0, master);
        pollfd.set(ValueLayout.JAVA_SHORT, 4, events);
        pollfd.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
        return Calls.poll(pollfd, millis) > 0 && (pollfd.get(ValueLayout.JAVA_SHORT, 6) & events) != 0;
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            Calls.call(Calls.CLOSE, slave);
            Calls.call(Calls.CLOSE, master);
            arena.close();
        }
    }

    /** The functions of the C library. */
    private static final class Calls {
        private static final Linker LINKER = Linker.nativeLinker();

        static final MethodHandle POSIX_OPENPT = ints("posix_openpt", 1);
        static final MethodHandle GRANTPT = ints("grantpt", 1);
        static final MethodHandle UNLOCKPT = ints("unlockpt", 1);
        static final MethodHandle CLOSE = ints("close", 1);
        static final MethodHandle PTSNAME =
                handle("ptsname", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        static final MethodHandle OPEN = handle(
                "open",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        static final MethodHandle TCGETATTR = handle(
                "tcgetattr", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        static final MethodHandle TCSETATTR = handle(
                "tcsetattr",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        static final MethodHandle CFMAKERAW = handle("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        static final MethodHandle POLL = handle(
                "poll",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
        static final MethodHandle READ = transfers("read");
        static final MethodHandle WRITE = transfers("write");

        private static MethodHandle ints(String name, int count) {
            ValueLayout[] arguments = new ValueLayout[count];
            Arrays.fill(arguments, ValueLayout.JAVA_INT);
            return handle(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
        }

        private static MethodHandle transfers(String name) {
            return handle(
                    name,
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        }

        private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
        }

        static int call(MethodHandle function, Object... arguments) {
            try {
                return (int) function.invokeWithArguments(arguments);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        static String name(int master) {
            try {
                return ((MemorySegment) PTSNAME.invokeExact(master))
                        .reinterpret(Long.MAX_VALUE)
                        .getString(0);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        static int openFile(MemorySegment path, int flags) {
            return call(OPEN, path, flags);
        }

        static void raw(MemorySegment termios) {
            try {
                CFMAKERAW.invokeExact(termios);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        static int poll(MemorySegment pollfd, int millis) {
            try {
                return (int) POLL.invokeExact(pollfd, 1L, millis);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        static long transfer(MethodHandle function, int file, MemorySegment buffer, long count) {
            try {
                return (long) function.invokeExact(file, buffer, count);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
