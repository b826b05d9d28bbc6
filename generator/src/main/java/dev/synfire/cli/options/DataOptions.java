package dev.synfire.cli.options;

import dev.synfire.importer.SampleForm;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the files given with --inputs hold, where they don't say it themselves. */
public final class DataOptions {
    @Option(
            names = "--inputs-are",
            paramLabel = "codes|real",
            description =
                    "Whole numbers as the network takes them, or real numbers, of which the nearest codes are"
                            + " taken. Default: real for an .onnx or .tflite file, else codes. Arrays of integers are always codes.")
    private String numbers;

    @Option(
            names = "--raster",
            description = "An array of two dimensions, or a .csv, is one sample with a row per tick.")
    private boolean raster;

    @Option(
            names = "--sensor",
            paramLabel = "WxH[xP]",
            description = "Of recordings (.bin, .bs2): width, height, polarities. Default: the network's input shape,"
                    + " or 34x34x2.")
    private String sensor;

    @Option(
            names = "--frame-time",
            paramLabel = "MICROSECONDS",
            description = "Of recordings: how long a tick is; default: 1000.")
    private Integer frameTime;

    @Option(
            names = "--events",
            paramLabel = "count|binary",
            description = "Of recordings: how events of one address in one tick are counted. Default: binary if the"
                    + " network's inputs are 0 and 1, else count.")
    private String events;

    SampleForm form(boolean realByDefault) {
        SampleForm.Numbers otherwise = realByDefault ? SampleForm.Numbers.REAL : SampleForm.Numbers.CODES;
        return new SampleForm(
                numbers == null ? otherwise : ChoiceNames.parse(SampleForm.Numbers.class, "--inputs-are", numbers),
                raster,
                Optional.ofNullable(sensor).map(text -> SampleForm.Sensor.parse(text, "--sensor")),
                frameTime == null ? SampleForm.DEFAULT.microseconds() : frameTime,
                Optional.ofNullable(events).map(word -> ChoiceNames.parse(SampleForm.Events.class, "--events", word)));
    }
}
