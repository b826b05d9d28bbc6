package dev.synfire.evaluate;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.network.tensor.Vector;
import java.util.List;

/** What the codes of a sample stand for. */
public final class RealFrames {
    private RealFrames() {}

    /** The real inputs of each frame. */
    public static List<Vector> of(Network network, Sample sample) {
        return sample.frames().stream()
                .map(frame -> real(frame, network.input().scale()))
                .toList();
    }

    private static Vector real(IntVector codes, double scale) {
        return Vector.of(codes.stream().mapToDouble(code -> code * scale).toArray());
    }
}
