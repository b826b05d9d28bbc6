package dev.synfire.host;

import dev.synfire.board.link.Identity;
import dev.synfire.board.link.LearningLayout;
import dev.synfire.board.link.LinkError;
import dev.synfire.core.learning.StateParts;
import dev.synfire.fixed.IntVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a board answers, docs/host-protocol.md. */
public sealed interface Reply {
    /** The answer to identify. */
    record Identified(Identity identity) implements Reply {}

    /**
     * The result of a sample.
     *
     * @param label the neuron that won
     * @param score of that neuron
     * @param cycles clocks of the core, see the protocol
     */
    record Result(int label, int score, int cycles) implements Reply {}

    /** The result of a sample of which every output neuron's score is reported. */
    record Scores(int cycles, IntVector scores) implements Reply {
        /** The neuron with the largest score, the first of equal ones. */
        public int label() {
            int best = 0;
            for (int i = 1; i < scores.size(); i++) {
                best = scores.get(i) > scores.get(best) ? i : best;
            }
            return best;
        }
    }

    /** The command was done, and has no result. */
    record Done() implements Reply {}

    /** The answer to learning: how what the core has learned is addressed. */
    record Learning(StateParts parts) implements Reply {}

    /** Words of what the core has learned, byte after byte. */
    record Learned(byte[] words) implements Reply {}

    /** The board refused the command. */
    record Refused(LinkError error) implements Reply {}

    /** Reads the body of an answer, command code and tag first; empty if it is none of the protocol's. */
    static Optional<Reply> read(byte[] body) {
        ByteBuffer payload = ByteBuffer.wrap(body, 2, body.length - 2).slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = payload.remaining();
        return switch (body[0] & 0xff) {
            case 0x81 ->
                length < Identity.FIXED_BYTES
                        ? Optional.empty()
                        : Optional.of(new Identified(Identity.read(Arrays.copyOfRange(body, 2, body.length))));
            case 0x82 ->
                length != 10
                        ? Optional.empty()
                        : Optional.of(new Result(
                                Short.toUnsignedInt(payload.getShort()), payload.getInt(), payload.getInt()));
            case 0x83 -> length != 0 ? Optional.empty() : Optional.of(new Done());
            case 0x84 -> length < 8 || length % 4 != 0 ? Optional.empty() : Optional.of(scores(payload));
            case 0xa2 -> {
                byte[] payloadBytes = Arrays.copyOfRange(body, 2, body.length);
                yield LearningLayout.isWhole(payloadBytes)
                        ? Optional.of(new Learning(LearningLayout.read(payloadBytes)))
                        : Optional.empty();
            }
            case 0xa3 -> Optional.of(new Learned(Arrays.copyOfRange(body, 2, body.length)));
            case 0xff ->
                length != 1
                        ? Optional.empty()
                        : Stream.of(LinkError.values())
                                .filter(error -> error.code() == body[2])
                                .findFirst()
                                .map(Refused::new);
            default -> Optional.empty();
        };
    }

    private static Scores scores(ByteBuffer payload) {
        int cycles = payload.getInt();
        int[] scores = new int[payload.remaining() / 4];
        payload.asIntBuffer().get(scores);
        return new Scores(cycles, IntVector.of(scores));
    }
}
