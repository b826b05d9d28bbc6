package dev.synfire.importer.nir;

import dev.synfire.problem.Problem;
import dev.synfire.reading.Allowance;
import dev.synfire.reading.WholeFile;
import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * An HDF5 file held in memory while it is read, with a bound on all that may be made of it.
 *
 * <p>A file is read whole, so that no claimed length makes the library allocate more than there is; what a dataset
 * claims to unpack to is counted before it is unpacked. The library reports damage by many kinds of exceptions, of which
 * {@link #guarded} makes one message.
 */
final class HdfSource {
    /** As many numbers as may come from one file: 2^25, far more synapses than any of the FPGAs holds. */
    static final long MOST_NUMBERS = 1 << 25;

    private static final long LARGEST_FILE = 1 << 30;
    private static final int MOST_GROUPS = 20_000;

    static {
        ChunkFilters.register();
    }

    private final Path file;
    private final HdfFile hdf;
    private long numbersLeft;
    private int groupsLeft = MOST_GROUPS;

    private HdfSource(Path file, HdfFile hdf, long numbers) {
        this.file = file;
        this.hdf = hdf;
        this.numbersLeft = numbers;
    }

    /** Opens a file; the numbers that may come from it grow with its size up to {@link #MOST_NUMBERS}. */
    static HdfSource open(Path file) {
        byte[] bytes = WholeFile.bytes(file, LARGEST_FILE, "leave out what is not part of the network");
        // Deflate shrinks at most 1032 to 1, and numbers are at least a byte wide.
        long numbers = Math.min(Allowance.most(MOST_NUMBERS, Double.BYTES), 1100L * bytes.length);
        try {
            return new HdfSource(file, HdfFile.fromBytes(bytes), numbers);
        } catch (RuntimeException | StackOverflowError damage) {
            throw Problem.wrongInput(
                    "not-hdf5",
                    file.toString(),
                    "this is no HDF5 file, or its beginning is damaged",
                    "give a .nir file as nir.write(FILE, GRAPH) makes it");
        }
    }

    /** The root group. */
    HdfGroup root() {
        return new HdfGroup(this, hdf, "", 0);
    }

    /** What is read, or a problem that names the place if the file is damaged there. */
    <T> T guarded(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError damage) {
            throw problem("damaged-hdf5", place, "the file is truncated or damaged here", "write or copy it again");
        }
    }

    /** Counts numbers before they are unpacked. */
    void spend(String place, long numbers) {
        if (numbers < 0 || numbers > numbersLeft) {
            throw problem(
                    "too-large",
                    place,
                    "the file claims more numbers than it can hold, or than the " + MOST_NUMBERS + " that are accepted",
                    "write or copy it again");
        }
        numbersLeft -= numbers;
    }

    /** Counts groups, of which links may pretend that there are endlessly many. */
    void enter(String place, int depth) {
        if (--groupsLeft < 0 || depth > HdfGroup.DEEPEST) {
            throw problem(
                    "too-large",
                    place,
                    "there are more than " + MOST_GROUPS + " nodes, or graphs more than " + HdfGroup.DEEPEST / 2
                            + " deep in each other",
                    "make the network smaller");
        }
    }

    /** A problem at a node; an empty place is the file itself. */
    Problem problem(String code, String place, String what, String instead) {
        return Problem.wrongInput(
                code, file + (place.isEmpty() ? "" : ": " + printable(place)), printable(what), instead);
    }

    /** A text of a file that may be damaged, in one line: what can't be printed is a question mark. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u0085\\u2028\\u2029]", "?");
    }
}
