package dev.synfire.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The mutation run of scripts/mutate: puts in fault after fault on every processor, and continues where it was interrupted. */
public final class Mutate {
    private Mutate() {}

    /**
     * Runs.
     *
     * @param args the folder to work in; then --each N for so many faults of each design only, --only CORE for one of the designs
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int each = Integer.MAX_VALUE;
        String only = "";
        for (int i = 1; i < args.length; i += 2) {
            switch (args[i]) {
                case "--each" -> each = Integer.parseInt(args[i + 1]);
                case "--only" -> only = args[i + 1];
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        Path file = folder.resolve("faults.txt");
        Map<String, String> done = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                done.put(line.substring(tab + 1), line.substring(0, tab));
            }
        }
        List<String> rows = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Survivors listed = Survivors.read();
        for (Subject subject : Subjects.all()) {
            if (only.isEmpty() || only.equals(subject.name())) {
                rows.add(run(subject, each, file, done, listed, open));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s %8s %8s %8s %10s %8s%n",
                "core",
                "faults",
                "tried",
                "found",
                "equivalent",
                "missed");
        rows.forEach(System.out::println);
        open.forEach(fault -> System.out.println("missed: " + fault));
        System.exit(open.isEmpty() ? 0 : 1);
    }

    private static String run(
            Subject subject, int each, Path file, Map<String, String> done, Survivors listed, List<String> open) {
        List<String> faults = subject.faults();
        List<Integer> chosen = Chosen.of(subject.name(), faults, each);
        AtomicInteger tried = new AtomicInteger();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int fault : chosen) {
                String name = subject.name() + " | " + faults.get(fault);
                if (!done.containsKey(name)) {
                    workers.execute(() -> {
                        String verdict =
                                listed.has(name) || subject.found(fault).isEmpty() ? "missed" : "found";
                        note(file, done, name, verdict);
                        if (tried.incrementAndGet() % 100 == 0) {
                            System.err.printf(
                                    Locale.ROOT, "%s: %,d of %,d faults%n", subject.name(), tried.get(), chosen.size());
                        }
                    });
                }
            }
        }
        int found = 0;
        int equivalent = 0;
        int missed = 0;
        for (int fault : chosen) {
            String name = subject.name() + " | " + faults.get(fault);
            if (done.get(name).equals("found")) {
                found++;
            } else if (listed.has(name)) {
                equivalent++;
            } else {
                missed++;
                open.add(name);
            }
        }
        return String.format(
                Locale.ROOT,
                "%-16s %,8d %,8d %,8d %,10d %,8d",
                subject.name(),
                faults.size(),
                found + equivalent + missed,
                found,
                equivalent,
                missed);
    }

    private static void note(Path file, Map<String, String> done, String name, String verdict) {
        synchronized (done) {
            done.put(name, verdict);
            try {
                Files.writeString(
                        file, verdict + "\t" + name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
