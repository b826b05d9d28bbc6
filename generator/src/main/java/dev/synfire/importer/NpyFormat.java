package dev.synfire.importer;

import dev.synfire.problem.Problem;
import dev.synfire.reading.Allowance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one array in NumPy's .npy format, versions 1 to 3 (numpy.lib.format in NumPy's reference manual).
 *
 * <p>Memory is bounded: no more is held than the bytes that are there, and at most {@link #mostBytes} of them.
 */
final class NpyFormat {
    private static final int MAX_BYTES = 1 << 27;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([biuf])([1248])'");
    private static final Pattern ANY_TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[.*\\])");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    private final String where;

    private NpyFormat(String where) {
        this.where = where;
    }

    /** The size of the largest array that is read; smaller where Java has little memory. */
    static long mostBytes() {
        return Allowance.most(MAX_BYTES, 2);
    }

    /**
     * Reads an array up to the end of the stream.
     *
     * @param where what the stream is, for messages
     */
    static NumberArray read(InputStream stream, String where) throws IOException {
        return new NpyFormat(where).read(stream);
    }

    private NumberArray read(InputStream stream) throws IOException {
        String header = header(stream);
        NumberArray.Type type = type(header);
        int[] shape = shape(header);
        long bytes = type.bytes();
        for (int length : shape) {
            bytes = Math.min(bytes * length, Long.MAX_VALUE >> 32);
        }
        if (bytes > mostBytes()) {
            throw Problem.wrongInput(
                    "array-too-large",
                    where,
                    "the array of shape " + Arrays.toString(shape) + " is larger than " + (mostBytes() >> 20) + " MiB",
                    "save fewer samples, or a smaller type such as uint8");
        }
        byte[] data = stream.readNBytes((int) bytes);
        if (data.length < bytes || stream.read() >= 0) {
            throw broken((data.length < bytes ? "it ends after " + data.length : "it goes on after " + bytes)
                    + " of the " + bytes + " bytes that its header tells of");
        }
        return new NumberArray(type, shape, find(ORDER, header).group(1).equals("True"), data);
    }

    private String header(InputStream stream) throws IOException {
        byte[] start = stream.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw broken("it does not begin as a .npy file does");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw broken("it is of version " + version + " of the .npy format, expected 1 to 3");
        }
        byte[] size = stream.readNBytes(version == 1 ? 2 : 4);
        if (size.length < (version == 1 ? 2 : 4)) {
            throw broken("its header is cut off");
        }
        ByteBuffer buffer = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? buffer.getShort() & 0xffff : buffer.getInt() & 0xffffffffL;
        if (length > MAX_HEADER) {
            throw broken("its header of " + length + " bytes is too long");
        }
        byte[] header = stream.readNBytes((int) length);
        if (header.length < length) {
            throw broken("its header is cut off");
        }
        return new String(header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private NumberArray.Type type(String header) {
        Matcher matcher = TYPE.matcher(header);
        Matcher any = ANY_TYPE.matcher(header);
        NumberArray.Kind kind = null;
        int bytes = 0;
        if (matcher.find()) {
            bytes = matcher.group(3).charAt(0) - '0';
            kind = switch (matcher.group(2)) {
                case "b" -> bytes == 1 ? NumberArray.Kind.BOOL : null;
                case "i" -> NumberArray.Kind.INT;
                case "u" -> NumberArray.Kind.UINT;
                default -> bytes == 1 ? null : NumberArray.Kind.FLOAT;
            };
        } else if (!any.find()) {
            throw broken("its header does not tell 'descr'");
        }
        if (kind == null) {
            any.reset().find();
            throw Problem.wrongInput(
                    "array-type",
                    where,
                    "the array's type is " + any.group(1) + ", expected booleans, integers or floats",
                    "convert it first, for example with array.astype(numpy.float32)");
        }
        return new NumberArray.Type(
                kind, bytes, matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private int[] shape(String header) {
        try {
            return Arrays.stream(find(SHAPE, header).group(1).split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException _) {
            throw broken("its header tells a shape that can't be: ("
                    + find(SHAPE, header).group(1) + ")");
        }
    }

    private Matcher find(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw broken("its header does not tell "
                    + pattern.pattern().substring(0, pattern.pattern().indexOf('\\')));
        }
        return matcher;
    }

    private Problem broken(String what) {
        return Problem.wrongInput(
                "broken-npy", where, "not a whole .npy array: " + what, "save it again with numpy.save or numpy.savez");
    }
}
