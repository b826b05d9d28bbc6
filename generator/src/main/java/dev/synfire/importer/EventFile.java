package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.importer.SampleForm.Events;
import dev.synfire.importer.SampleForm.Sensor;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a recording of an event camera as a sample with a frame per tick.
 *
 * <p>The format is N-MNIST's (Orchard et al., Frontiers in Neuroscience 9:437, 2015): 5 bytes an event, x, y, then a bit of
 * polarity and 23 bits of time in microseconds, the highest first. The input address of an event is
 * (polarity * height + y) * width + x.
 */
final class EventFile {
    private static final int EVENT = 5;
    private static final long MOST_BYTES = 1 << 26;

    private final Network network;
    private final SampleForm form;
    private final Sensor sensor;
    private final SampleNotes notes;

    /**
     * Prepares to read.
     *
     * @throws Problem if the network has not as many inputs as the sensor has addresses
     */
    EventFile(Network network, SampleForm form, String where, SampleNotes notes) {
        this.network = network;
        this.form = form;
        this.notes = notes;
        sensor = form.sensor().orElseGet(() -> sensor(network));
        if (sensor.size() != network.input().size()) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    where,
                    "a sensor of " + sensor + " has " + sensor.size() + " addresses, but the network has "
                            + network.input().size() + " inputs",
                    "write --sensor WIDTHxHEIGHTxPOLARITIES, or give recordings of another sensor");
        }
    }

    /** Whether a file's suffix is that of a recording: .bin or .bs2. */
    static boolean named(String lowerCase) {
        return lowerCase.endsWith(".bin") || lowerCase.endsWith(".bs2");
    }

    private static Sensor sensor(Network network) {
        var dims = network.input().dims();
        return dims.count() == 3 && (dims.get(0) == 1 || dims.get(0) == 2)
                ? new Sensor(dims.get(2), dims.get(1), dims.get(0))
                : Sensor.NMNIST;
    }

    Sample read(Path path) {
        byte[] bytes = WholeFile.bytes(path, MOST_BYTES, "cut the recording into samples");
        Range values = network.input().values();
        boolean binary = form.events().map(events -> events == Events.BINARY).orElse(values.max() <= 1);
        int[][] frames = new int[network.ticks()][network.input().size()];
        for (int at = 0; at < bytes.length; at += EVENT) {
            if (bytes.length - at < EVENT) {
                throw problem(path, at, "the last event is cut off: " + (bytes.length - at) + " of 5 bytes are there");
            }
            int x = bytes[at] & 0xff;
            int y = bytes[at + 1] & 0xff;
            if (x >= sensor.width() || y >= sensor.height()) {
                throw problem(
                        path,
                        at,
                        "an event is at x " + x + ", y " + y + ", outside of a sensor of " + sensor.width() + "x"
                                + sensor.height());
            }
            int polarity = sensor.polarities() == 2 ? (bytes[at + 2] & 0x80) >> 7 : 0;
            int time = (bytes[at + 2] & 0x7f) << 16 | (bytes[at + 3] & 0xff) << 8 | bytes[at + 4] & 0xff;
            int tick = time / form.microseconds();
            if (tick >= network.ticks()) {
                notes.later();
                continue;
            }
            int address = (polarity * sensor.height() + y) * sensor.width() + x;
            int count = frames[tick][address];
            if (count == 0 || !binary && count < values.max()) {
                frames[tick][address] = count + 1;
            } else if (!binary) {
                notes.clipped();
            }
        }
        if (values.max() < 1) {
            throw problem(path, 0, "the network's inputs carry " + values + ", but an event is 1");
        }
        List<IntVector> all = new ArrayList<>(frames.length);
        for (int[] frame : frames) {
            all.add(IntVector.of(frame));
        }
        return new Sample(all);
    }

    private static Problem problem(Path path, int at, String what) {
        return Problem.wrongInput(
                "broken-events",
                path + ": byte " + at,
                what,
                "give recordings in N-MNIST's format, 5 bytes an event, and their --sensor WIDTHxHEIGHTxPOLARITIES");
    }
}
