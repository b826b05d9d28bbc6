package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerReadout;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells one integer network from another: the SHA-256 of its records, written out with every number. */
public final class NetworkHash {
    private final byte[] digest;

    private NetworkHash(byte[] digest) {
        this.digest = digest;
    }

    /** The hash of a network; equal networks have equal hashes. */
    public static NetworkHash of(IntegerNetwork network) {
        try {
            return new NetworkHash(
                    MessageDigest.getInstance("SHA-256").digest(text(network).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has SHA-256
        }
    }

    /** The first eight bytes, the first of them highest. */
    public long first64() {
        return ByteBuffer.wrap(digest).getLong();
    }

    /** All of it, hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }

    /** A record as its name and components, nested; lists in brackets. */
    static String text(Object value) {
        return switch (value) {
            case Record rec ->
                name(rec)
                        + Arrays.stream(rec.getClass().getRecordComponents())
                                .filter(component -> isWritten(rec, component))
                                .map(component -> component.getName() + "=" + text(get(rec, component)))
                                .collect(Collectors.joining(",", "(", ")"));
            case List<?> list -> list.stream().map(NetworkHash::text).collect(Collectors.joining(",", "[", "]"));
            case Optional<?> optional -> optional.map(NetworkHash::text).orElse("none");
            case IntVector vector -> Arrays.toString(vector.toArray());
            default -> value.toString();
        };
    }

    /** What an earlier version did not have is left out where it says nothing, so that hashes stay. */
    private static boolean isWritten(Record rec, RecordComponent component) {
        return switch (component.getName()) {
            case "learning", "sent" -> !get(rec, component).equals(Optional.empty());
            case "learningSeed" -> rec instanceof IntegerNetwork network && network.learns();
            default -> true;
        };
    }

    /** The name of a record in the text, which builds depend on: it stays when a class is renamed. */
    private static String name(Record rec) {
        return rec instanceof IntegerReadout ? "Readout" : rec.getClass().getSimpleName();
    }

    private static Object get(Record rec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(rec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
