package dev.synfire.importer;

import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads an array in the idx format, in which MNIST and its kin come, as it is or packed by gzip: two bytes of zero, a
 * type, the number of dimensions, their lengths in 32 bits each, then the numbers, the last index running fastest; all of
 * it with the highest byte first (Y. LeCun, C. Cortes, C. Burges, The MNIST database).
 */
final class IdxFile {
    private static final Pattern NAME = Pattern.compile(".*[.-]idx([1-9](-[a-z]+)?)?(\\.gz)?");
    private static final int GZIP_MAGIC = 0x1f8b;

    private final String where;

    private IdxFile(String where) {
        this.where = where;
    }

    /** Whether a file of that name is taken for one: images.idx, t10k-images-idx3-ubyte, t10k-labels.idx1-ubyte.gz. */
    static boolean named(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Reads a file.
     *
     * @throws Problem if there is no such file, it can't be read or is no idx file
     */
    static NumberArray read(Path path) {
        WholeFile.exists(path, "");
        IdxFile file = new IdxFile(path.toString());
        try (InputStream stream = unpacked(new BufferedInputStream(Files.newInputStream(path)))) {
            return file.read(stream);
        } catch (EOFException | ZipException e) {
            throw file.broken("what gzip packed in it is cut off or damaged");
        } catch (IOException e) {
            throw WholeFile.unreadable(path.toString(), e);
        }
    }

    /** Looks at the first two bytes: downloads are often unpacked or packed without a word in the name. */
    private static InputStream unpacked(InputStream stream) throws IOException {
        stream.mark(2);
        int magic = stream.read() << 8 | stream.read();
        stream.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(stream, 1 << 16) : stream;
    }

    private NumberArray read(InputStream stream) throws IOException {
        byte[] start = stream.readNBytes(4);
        if (start.length < 4 || start[0] != 0 || start[1] != 0) {
            throw broken("it does not begin with two bytes of zero");
        }
        NumberArray.Type type = type(start[2]);
        int dimensions = start[3] & 0xff;
        if (dimensions == 0) {
            throw broken("it tells of no dimension");
        }
        byte[] lengths = stream.readNBytes(4 * dimensions);
        if (lengths.length < 4 * dimensions) {
            throw broken("its header is cut off");
        }
        int[] shape = new int[dimensions];
        ByteBuffer.wrap(lengths).asIntBuffer().get(shape);
        long bytes = type.bytes();
        for (int length : shape) {
            bytes = Math.min(bytes * Integer.toUnsignedLong(length), Long.MAX_VALUE >> 32);
        }
        if (bytes > NpyFormat.mostBytes()) {
            throw Problem.wrongInput(
                    "array-too-large",
                    where,
                    "the array of shape "
                            + Arrays.stream(shape)
                                    .mapToObj(Integer::toUnsignedString)
                                    .collect(Collectors.joining(", ", "(", ")"))
                            + " is larger than " + (NpyFormat.mostBytes() >> 20)
                            + " MiB",
                    "give fewer samples");
        }
        byte[] data = stream.readNBytes((int) bytes);
        if (data.length < bytes || stream.read() >= 0) {
            throw broken((data.length < bytes ? "it ends after " + data.length : "it goes on after " + bytes)
                    + " of the " + bytes + " bytes that its header tells of");
        }
        return new NumberArray(type, shape, false, data);
    }

    private NumberArray.Type type(byte code) {
        return switch (code) {
            case 0x08 -> type(NumberArray.Kind.UINT, 1);
            case 0x09 -> type(NumberArray.Kind.INT, 1);
            case 0x0b -> type(NumberArray.Kind.INT, 2);
            case 0x0c -> type(NumberArray.Kind.INT, 4);
            case 0x0d -> type(NumberArray.Kind.FLOAT, 4);
            case 0x0e -> type(NumberArray.Kind.FLOAT, 8);
            default -> throw broken("its numbers are of the unknown type " + (code & 0xff));
        };
    }

    private static NumberArray.Type type(NumberArray.Kind kind, int bytes) {
        return new NumberArray.Type(kind, bytes, ByteOrder.BIG_ENDIAN);
    }

    private Problem broken(String what) {
        return Problem.wrongInput(
                "broken-idx", where, "not a whole idx file: " + what, "fetch it again, or give another format");
    }
}
