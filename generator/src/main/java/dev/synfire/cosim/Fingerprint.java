package dev.synfire.cosim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A key made of texts: equal only if all of them are equal, in order. */
public final class Fingerprint {
    private final MessageDigest digest;

    /** A key of no texts. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    /** With one text more. */
    public Fingerprint with(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** The key; ends the fingerprint. */
    public String key() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }
}
