package dev.synfire.importer;

import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file of arrays: a .npz, which is a zip of .npy arrays by name, or a single .npy. */
public final class ArrayFile implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;

    private ArrayFile(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /**
     * Opens a .npz.
     *
     * @param where who asks for it, for the message if it isn't there: a line of a network file, or nothing
     * @throws Problem if there is no such file or it is no zip
     */
    public static ArrayFile open(Path path, String where) {
        WholeFile.exists(path, where);
        try {
            return new ArrayFile(path, new ZipFile(path.toFile()));
        } catch (IOException | IllegalArgumentException | OutOfMemoryError e) { // of a directory that claims to be huge
            throw Problem.wrongInput(
                    "broken-npz",
                    path.toString(),
                    "not a whole .npz file: " + e.getMessage(),
                    "save it again with numpy.savez");
        }
    }

    /**
     * Reads a .npy.
     *
     * @throws Problem if there is no such file, it can't be read or is no .npy
     */
    public static NumberArray readNpy(Path path) {
        WholeFile.exists(path, "");
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
            return NpyFormat.read(stream, path.toString());
        } catch (IOException e) {
            throw WholeFile.unreadable(path.toString(), e);
        }
    }

    /** The names of the arrays in it, sorted. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".npy"))
                .map(name -> name.substring(0, name.length() - 4))
                .sorted()
                .toList();
    }

    /**
     * Reads an array.
     *
     * @param where who asks for it: a line of a network file, or nothing
     * @throws Problem if there is no such array or it is broken
     */
    public NumberArray array(String name, String where) {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            List<String> names = names();
            throw Problem.wrongInput(
                    "missing-array",
                    where.isEmpty() ? path.toString() : where,
                    "there is no array '" + name + "' in " + path,
                    Suggestion.among(name, names)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("it holds " + (names.isEmpty() ? "none" : String.join(", ", names))));
        }
        String what = path + "[" + name + "]";
        CRC32 checksum = new CRC32();
        try (InputStream stream = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            NumberArray array = NpyFormat.read(stream, what);
            if (checksum.getValue() != entry.getCrc()) {
                throw new IOException("its checksum is wrong");
            }
            return array;
        } catch (IOException | IllegalArgumentException e) {
            throw WholeFile.unreadable(what, e);
        }
    }

    /**
     * Reads an array of two dimensions, a row per neuron and a column an input.
     *
     * @throws Problem if there is no such array, it is broken, or has other dimensions or numbers that aren't finite
     */
    public Matrix matrix(String name) {
        NumberArray array = finite(name, 2);
        return Matrix.of(array.length(0), array.length(1), array.numbers());
    }

    /**
     * Reads an array of one dimension.
     *
     * @throws Problem if there is no such array, it is broken, or has other dimensions or numbers that aren't finite
     */
    public Vector vector(String name) {
        return Vector.of(finite(name, 1).numbers());
    }

    private NumberArray finite(String name, int dimensions) {
        NumberArray array = array(name, "");
        String where = path + "[" + name + "]";
        if (array.dimensions() != dimensions) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    where,
                    "the array has shape " + array.shapeText() + ", expected " + dimensions + " dimensions",
                    "save it with that many");
        }
        for (int i = 0; i < array.size(); i++) {
            if (!Double.isFinite(array.number(i))) {
                throw Problem.wrongInput(
                        "not-finite",
                        where,
                        "the array has " + array.number(i) + " at " + array.indexText(i) + ", expected finite numbers",
                        "train again, or mend the array");
            }
        }
        return array;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw WholeFile.unreadable(path.toString(), e);
        }
    }
}
