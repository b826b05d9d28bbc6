package dev.synfire.plan;

import dev.synfire.layout.CoreStyle;
import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the user wants of a layout.
 *
 * @param goal what it is to be good at
 * @param lanes how many, where that is not left to the goal
 * @param exchangeable whether other parameters are to take the place of the network's in the finished bitstream
 * @param style the form of the core; empty for the one that suits the goal better
 * @param clockMHz the clock that the core is to reach; empty: whichever it does
 */
public record PlanRequest(
        Goal goal, Lanes lanes, boolean exchangeable, Optional<CoreStyle> style, OptionalDouble clockMHz) {
    /** As fast as the device allows, sample after sample. */
    public static final PlanRequest DEFAULT = new PlanRequest(Goal.THROUGHPUT, new Lanes.Auto());

    /** A layered core of parameters that stay. */
    public PlanRequest(Goal goal, Lanes lanes) {
        this(goal, lanes, false, Optional.of(CoreStyle.LAYERED), OptionalDouble.empty());
    }

    /**
     * The same, with parameters that can be exchanged: of a layered core.
     *
     * @throws Problem no-room-for-exchange if the core is to be spatial or shared
     */
    public PlanRequest forExchange() {
        if (style.isPresent() && style.get() != CoreStyle.LAYERED) {
            throw Problem.wrongInput(
                    "no-room-for-exchange",
                    "--reweightable",
                    style.get() == CoreStyle.SPATIAL
                            ? "the weights of a spatial core are its logic"
                            : "the formats of a shared core are those of its network",
                    "write --style layered, or leave out --reweightable");
        }
        return new PlanRequest(goal, lanes, true, style, clockMHz);
    }

    /** The same in another style. */
    public PlanRequest in(Optional<CoreStyle> other) {
        return new PlanRequest(goal, lanes, exchangeable, other, clockMHz);
    }

    /** The same at another clock. */
    public PlanRequest at(OptionalDouble otherMHz) {
        return new PlanRequest(goal, lanes, exchangeable, style, otherMHz);
    }

    /** So many lanes, all else as by default. */
    public static PlanRequest of(Lanes lanes) {
        return new PlanRequest(Goal.THROUGHPUT, lanes);
    }
}
