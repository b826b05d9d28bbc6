package dev.synfire.hdl.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The long proof of scripts/prove: several batches at once, and continues where it stopped. */
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

    /** Proves batches on every processor, until one differs; true when none does. */
    private static boolean all(Kind kind, long seed, int only, Path folder) throws IOException {
        Path done = Files.createDirectories(folder).resolve("proven-" + seed + "-" + kind);
        Set<String> proven = new HashSet<>(Files.exists(done) && only < 0 ? Files.readAllLines(done) : List.of());
        List<Integer> batches = IntStream.range(Math.max(0, only), only < 0 ? BATCHES.get(kind) : only + 1)
                .boxed()
                .filter(batch -> !proven.contains(batch.toString()))
                .toList();
        AtomicInteger left = new AtomicInteger(batches.size());
        AtomicBoolean differs = new AtomicBoolean();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int batch : batches) {
                workers.execute(() -> {
                    if (!differs.get() && !proves(kind, seed, batch, folder)) {
                        differs.set(true);
                    } else if (!differs.get()) {
                        note(done, batch);
                        System.err.printf(
                                Locale.ROOT,
                                "%,d %s to go, seed %d: no difference%n",
                                left.decrementAndGet() * kind.together(),
                                name(kind),
                                seed);
                    }
                });
            }
        }
        return !differs.get();
    }

    /** What the tools were given of a batch is kept where they differ. */
    private static boolean proves(Kind kind, long seed, int batch, Path folder) {
        Path its = folder.resolve(name(kind) + "-" + batch);
        try {
            new Proof(kind, seed, its).batch(batch);
            delete(its);
            return true;
        } catch (AssertionError e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    private static synchronized void note(Path done, int batch) {
        try {
            Files.writeString(done, batch + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
