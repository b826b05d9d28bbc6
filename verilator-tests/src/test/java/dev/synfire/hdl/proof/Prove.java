package dev.synfire.hdl.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The long proof of scripts/prove: goes on where it was interrupted. */
public final class Prove {
    /** Ten times what the test does. */
    private static final Map<Kind, Integer> BATCHES = new EnumMap<>(Map.of(Kind.EXPRESSIONS, 200, Kind.DESIGNS, 100));

    private Prove() {}

    /**
     * Proves.
     *
     * @param args the folder to work in; then --seed N, --only expressions|designs, --batch N, or --of KIND NUMBERS
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long seed = 1;
        int batch = -1;
        Set<Kind> kinds = Set.of(Kind.values());
        for (int i = 1; i < args.length; i += 2) {
            switch (args[i]) {
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--batch" -> batch = Integer.parseInt(args[i + 1]);
                case "--only" -> kinds = Set.of(kind(args[i + 1]));
                case "--of" -> {
                    long[] numbers = Arrays.stream(args[i + 2].split("[, ]+"))
                            .mapToLong(number -> Long.parseLong(number.replace("L", "")))
                            .toArray();
                    System.out.println(new Proof(kind(args[i + 1]), seed, folder).told(numbers));
                    return;
                }
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind) && !all(kind, seed, batch, folder)) {
                System.exit(1);
            }
        }
    }

    private static Kind kind(String name) {
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static boolean all(Kind kind, long seed, int only, Path folder) throws IOException {
        Path done = Files.createDirectories(folder).resolve("proven-" + seed + "-" + kind);
        Set<String> proven = new HashSet<>(Files.exists(done) ? Files.readAllLines(done) : List.of());
        Proof proof = new Proof(kind, seed, folder.resolve(kind.name().toLowerCase(Locale.ROOT)));
        int from = Math.max(0, only);
        int to = only < 0 ? BATCHES.get(kind) : only + 1;
        for (int i = from; i < to; i++) {
            if (only >= 0 || !proven.contains(Integer.toString(i))) {
                try {
                    proof.batch(i);
                } catch (AssertionError e) {
                    System.err.println(e.getMessage());
                    return false;
                }
                Files.writeString(done, i + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            System.err.printf(
                    "%,d of %,d %s, seed %d: no difference%n",
                    (i + 1) * kind.together(), to * kind.together(), kind.name().toLowerCase(Locale.ROOT), seed);
        }
        return true;
    }
}
