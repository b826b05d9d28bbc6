package dev.synfire.importer.nir;

import dev.synfire.importer.Imported;
import dev.synfire.importer.ModelReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads .nir files as networks.
 *
 * @param options what the files don't say
 */
public record NirImporter(NirOptions options) implements ModelReader {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    @Override
    public boolean recognises(Path file) {
        return isNir(file);
    }

    /** Whether a file is of this format, by its suffix or its first bytes. */
    public static boolean isNir(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".nir")) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Imported read(Path file) {
        return Lowering.lower(NirFile.read(file), file.toString(), networkName(file), options);
    }

    /** The file's name without suffix, in lower case with hyphens. */
    private static String networkName(Path file) {
        String plain = file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.nir$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.matches("[a-z].*") ? plain : ("nir-" + plain).replaceAll("-$", "");
    }
}
