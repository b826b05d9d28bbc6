package dev.synfire.cli.options;

import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The clock of the core: a mixin. */
public final class ClockOption {
    @Option(names = "--clock", paramLabel = "MHZ", description = "The core's clock, if not the board's own choice.")
    private Optional<String> clock;

    /**
     * What was asked for; empty if nothing was.
     *
     * @throws Problem out-of-range unless it is a number above 0 and below 1000
     */
    public OptionalDouble megahertz() {
        return clock.map(text -> OptionalDouble.of(megahertz(text))).orElse(OptionalDouble.empty());
    }

    private static double megahertz(String text) {
        double mhz = text.matches("[0-9]{1,3}(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
        if (mhz == 0) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "--clock",
                    "\"" + text + "\" is no number of MHz above 0 and below 1000",
                    "write one, such as 24");
        }
        return mhz;
    }
}
