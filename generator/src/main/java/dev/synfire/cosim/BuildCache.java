package dev.synfire.cosim;

import dev.synfire.files.FolderCache;
import java.nio.file.Path;

/** Where compiled models, netlists and what was unpacked from bitstreams are kept: in the user's cache, $XDG_CACHE_HOME/synfire/verilated. */
public final class BuildCache {
    private static final int ENTRIES = 120;

    /** The form of an entry, part of its name: this one has a list of its files. */
    private static final String FORM = "-2";

    private BuildCache() {}

    private static Path root() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return Path.of(System.getProperty(
                "synfire.cache", cache.resolve("synfire").resolve("verilated").toString()));
    }

    /** The folder of that key, built now unless it is there and whole. */
    public static Path folder(String key, FolderCache.Builder builder) {
        return new FolderCache(root(), ENTRIES).folder(key + FORM, builder);
    }
}
