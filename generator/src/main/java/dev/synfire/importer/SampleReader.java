package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.reading.Allowance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Reads input samples from .npy, .npz, .csv and idx files, and from recordings of event cameras. */
final class SampleReader {
    /** What a frame takes besides its codes, with its share of the sample around it; a code takes 4 bytes. */
    private static final int FRAME = 128;

    private final Network network;
    private final String where;
    private final SampleForm form;
    private final SampleNotes notes = new SampleNotes();

    private SampleReader(Network network, String where, SampleForm form) {
        this.network = network;
        this.where = where;
        this.form = form;
    }

    /** Reads a folder of recordings. */
    static Dataset readFolder(Network network, Path folder, Optional<Path> labels, SampleForm form) {
        SampleNotes notes = new SampleNotes();
        EventFile events = new EventFile(network, form, folder.toString(), notes);
        Allowance allowance = new Allowance(folder.toString(), "put fewer into a folder, or take fewer ticks");
        return new SampleFolder(network, folder, path -> {
                    spend(allowance, 1, network);
                    return events.read(path);
                })
                .read(labels, notes);
    }

    /** Counts the memory of samples that change in each tick. */
    private static void spend(Allowance allowance, long samples, Network network) {
        allowance.spend(samples * network.ticks(), FRAME + 4L * network.input().size());
    }

    static Dataset read(Network network, Path path, SampleForm form) {
        SampleReader reader = new SampleReader(network, path.toString(), form);
        Dataset data = reader.read(path);
        return new Dataset(
                data.samples(), data.labels(), reader.notes.text(network.input().scale()));
    }

    private Dataset read(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        SampleReader reader = this;
        if (EventFile.named(name)) {
            spend(new Allowance(where, "take fewer ticks"), 1, network);
            return new Dataset(List.of(new EventFile(network, form, where, notes).read(path)), Optional.empty());
        }
        if (name.endsWith(".npy")) {
            return new Dataset(reader.samples(ArrayFile.readNpy(path)), Optional.empty());
        }
        if (name.endsWith(".npz")) {
            try (ArrayFile file = ArrayFile.open(path, "")) {
                List<Sample> samples = reader.samples(file.array("inputs", ""));
                if (!file.names().contains("labels")) {
                    return new Dataset(samples, Optional.empty());
                }
                IntVector labels =
                        LabelReader.labels(file.array("labels", ""), path + "[labels]", LabelReader.classes(network));
                if (labels.size() != samples.size()) {
                    throw reader.shape(labels.size() + " labels for " + samples.size() + " inputs");
                }
                return new Dataset(samples, Optional.of(labels));
            }
        }
        if (name.endsWith(".csv")) {
            return reader.csv(path);
        }
        if (IdxFile.named(name)) {
            return reader.idx(IdxFile.read(path));
        }
        throw Problem.wrongInput(
                "unknown-format",
                path.toString(),
                "inputs in a file of unknown kind",
                "give a .npy, .npz, .csv or idx file, a recording (.bin, .bs2), or a folder of recordings");
    }

    private Dataset idx(NumberArray array) {
        if (!GreyLevels.in(array)) {
            return new Dataset(samples(array), Optional.empty());
        }
        GreyLevels grey = new GreyLevels(network.input().values());
        grey.notes().forEach(notes::told);
        return new Dataset(samples(array, place -> grey.code(array.number(place))), Optional.empty());
    }

    private List<Sample> samples(NumberArray array) {
        boolean real = form.numbers() == SampleForm.Numbers.REAL && !array.integral();
        return samples(array, place -> code(array.number(place), real, () -> array.indexText(place)));
    }

    /** Whether an array is one sample: (ticks, inputs); samples of several ticks say so by their shape. */
    private boolean isRaster(NumberArray array) {
        boolean inTicks = array.dimensions() > 2
                && array.length(1) == network.ticks()
                && array.size()
                        == (long) array.length(0)
                                * network.ticks()
                                * network.input().size();
        return form.raster() && !inTicks;
    }

    /** Samples of an array, given the code at each of its places. */
    private List<Sample> samples(NumberArray array, IntUnaryOperator codeAt) {
        int inputs = network.input().size();
        boolean raster = isRaster(array);
        int first = raster ? 0 : 1;
        boolean fits = array.dimensions() > first && array.size() > 0;
        int count = raster || !fits ? 1 : array.length(0);
        long each = fits ? array.size() / count : 0;
        // More dimensions of an input, such as (channels, height, width), are counted together.
        boolean inTicks = fits
                && array.dimensions() > first + 1
                && array.length(first) == network.ticks()
                && each == (long) network.ticks() * inputs;
        if (array.dimensions() > 0 && array.length(0) == 0) {
            throw shape("the inputs hold no sample");
        }
        if (!inTicks && (raster || each != inputs || !fits)) {
            throw shape("the inputs have shape " + array.shapeText());
        }
        int frames = inTicks ? network.ticks() : 1;
        new Allowance(where, "give fewer samples").spend((long) count * frames, FRAME + 4L * inputs);
        List<Sample> samples = new ArrayList<>(count);
        int at = 0;
        for (int s = 0; s < count; s++) {
            List<IntVector> sample = new ArrayList<>(frames);
            for (int f = 0; f < frames; f++) {
                int[] codes = new int[inputs];
                for (int i = 0; i < inputs; i++, at++) {
                    codes[i] = codeAt.applyAsInt(at);
                }
                sample.add(IntVector.of(codes));
            }
            samples.add(new Sample(sample));
        }
        return samples;
    }

    private Dataset csv(Path path) {
        boolean real = form.numbers() == SampleForm.Numbers.REAL;
        if (form.raster()) {
            return raster(path, real);
        }
        int inputs = network.input().size();
        List<CsvFile.Cell> labels = new ArrayList<>();
        List<Sample> samples = CsvFile.rows(path, row -> {
            boolean labelled = row.columns() == inputs + 1;
            if (row.columns() != inputs && !labelled) {
                throw shape("the first sample has " + row.columns() + " numbers");
            }
            if (labelled) {
                labels.add(row.cell(inputs));
            }
            return Sample.constant(codes(row, inputs, real));
        });
        if (labels.isEmpty()) {
            return new Dataset(samples, Optional.empty());
        }
        LabelReader.Labels read = LabelReader.column(labels, where, LabelReader.classes(network));
        read.notes().forEach(notes::told);
        return new Dataset(samples, Optional.of(read.values()));
    }

    private Dataset raster(Path path, boolean real) {
        int inputs = network.input().size();
        List<IntVector> frames = CsvFile.rows(
                path,
                // A row of another length is an error of the whole raster, whose rows must be counted for the message.
                row -> row.columns() == inputs ? codes(row, inputs, real) : IntVector.of(new int[row.columns()]));
        if (frames.size() != network.ticks() || frames.getFirst().size() != inputs) {
            throw shape("the raster has " + frames.size() + " rows of "
                    + frames.getFirst().size() + " numbers");
        }
        return new Dataset(List.of(new Sample(frames)), Optional.empty());
    }

    private IntVector codes(CsvFile.Row row, int inputs, boolean real) {
        int[] codes = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            codes[i] = code(row.number(i), real, () -> "line " + row.line());
        }
        return IntVector.of(codes);
    }

    private int code(double value, boolean real, Supplier<String> place) {
        Range values = network.input().values();
        if (real && Double.isFinite(value)) {
            return nearest(value, values);
        }
        if (value != Math.rint(value) || value < values.min() || value > values.max()) {
            throw Problem.wrongInput(
                    "input-value",
                    where,
                    "the input at " + place.get() + " is " + plain(value) + ", expected a whole number from "
                            + values.min() + " to " + values.max(),
                    "inputs are codes; divide real numbers by the network's input scale, "
                            + network.input().scale() + ", and round them, or write --inputs-are real");
        }
        return (int) value;
    }

    private int nearest(double value, Range values) {
        double scale = network.input().scale();
        double code = Math.rint(value / scale);
        if (code < values.min() || code > values.max()) {
            notes.clipped();
            return (int) Math.clamp(code, values.min(), values.max());
        }
        double error = value - code * scale;
        // What is left of a number's own rounding is no news.
        if (Math.abs(error) > 1e-6 * scale) {
            notes.rounded(error);
        }
        return (int) code;
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private Problem shape(String what) {
        int inputs = network.input().size();
        return Problem.wrongInput(
                "wrong-shape",
                where,
                form.raster()
                        ? what + ", expected (" + network.ticks() + ", " + inputs + "): ticks, inputs"
                        : what + ", expected (samples, " + inputs + ") or (samples, " + network.ticks() + ", " + inputs
                                + "): samples, ticks, inputs",
                form.raster()
                        ? "give one sample of this network's input, or leave --raster out"
                        : "give samples of this network's input");
    }
}
