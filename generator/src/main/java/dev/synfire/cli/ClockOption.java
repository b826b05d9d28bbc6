package dev.synfire.cli;

import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The clock of the core: a mixin. */
final class ClockOption {
    @Option(names = "--clock", paramLabel = "MHZ", description = "The core's clock, if not the board's own choice.")
    private Optional<Double> clock;

    /**
     * What was asked for; empty if nothing was.
     *
     * @throws Problem out-of-range unless it is above 0 and below 1000
     */
    OptionalDouble megahertz() {
        if (clock.isEmpty()) {
            return OptionalDouble.empty();
        }
        double mhz = clock.get();
        if (!(mhz > 0 && mhz < 1000)) {
            throw Problem.wrongInput(
                    "out-of-range", "--clock", "a clock of " + mhz + " MHz", "write a number of MHz, such as 24");
        }
        return OptionalDouble.of(mhz);
    }
}
