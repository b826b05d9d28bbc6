package dev.synfire.trace;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.trace.TraceArray.Integers;
import dev.synfire.trace.TraceArray.Reals;
import dev.synfire.trace.TraceArray.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Arrays in an .npz file, as numpy.load reads it: a ZIP archive with a .npy entry of version 1.0 for each, little-endian,
 * the last index fastest. Real numbers have the type float64, integers int64. The first entry, synfire_trace, holds the
 * version of this format, 1. Equal arrays give equal bytes.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format of numpy</a>
 */
public final class TraceFile {
    private static final String MARK = "synfire_trace";
    private static final int LOCAL_HEADER = 30;
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Where a version's header begins, and of what its length is a multiple together with the prefix. */
    private static final int PREFIX = 10;

    private static final int ALIGNMENT = 64;

    private static final FileKind KIND = new FileKind(
            "a trace of synfire trace",
            file -> FileKind.beginning(file).startsWith(MARK + ".npy", LOCAL_HEADER),
            "name another file with -o, or remove it");

    private TraceFile() {}

    /** Makes sure that a file may be written. */
    public static void check(Path file) {
        OutputFile.check(file, KIND);
    }

    /** Writes all of them. */
    public static void write(Path file, List<TraceArray> arrays) {
        try (OutputFile output = OutputFile.start(file, KIND)) {
            output.write(bytes(arrays));
            output.complete();
        }
    }

    static byte[] bytes(List<TraceArray> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, MARK, header("<i8", "(1,)"), numbers(new long[] {1}));
            for (TraceArray array : arrays) {
                String shape = shape(array.shape());
                switch (array.values()) {
                    case Reals(double[] reals) -> entry(zip, array.name(), header("<f8", shape), numbers(reals));
                    case Integers(long[] integers) -> entry(zip, array.name(), header("<i8", shape), numbers(integers));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] header, byte[] numbers) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(header);
        zip.write(numbers);
        zip.closeEntry();
    }

    private static String shape(Shape shape) {
        return "(" + shape.samples() + ", " + shape.ticks() + ", " + shape.neurons() + ")";
    }

    /** Magic number, version 1.0, length of the text, and the text, padded with spaces and ended by a line feed. */
    private static byte[] header(String type, String shape) {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int length = Math.ceilDiv(PREFIX + text.length() + 1, ALIGNMENT) * ALIGNMENT - PREFIX;
        text = text + " ".repeat(length - 1 - text.length()) + "\n";
        return ByteBuffer.allocate(PREFIX + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] numbers(double[] reals) {
        ByteBuffer buffer = room(reals.length);
        buffer.asDoubleBuffer().put(reals);
        return buffer.array();
    }

    private static byte[] numbers(long[] integers) {
        ByteBuffer buffer = room(integers.length);
        buffer.asLongBuffer().put(integers);
        return buffer.array();
    }

    private static ByteBuffer room(int count) {
        return ByteBuffer.allocate(Math.multiplyExact(count, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
