package dev.synfire.cosim.values;

import dev.synfire.cosim.Level;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the examples with the golden model at every level until so many values were compared: scripts/prove --values. Goes
 * on where it was interrupted.
 */
public final class ProveValues {
    /** What a batch is to take, building not counted. */
    private static final double SECONDS = 20;

    private static final int MOST_SAMPLES = 4096;
    private static final List<String> NETLISTS = List.of("icebreaker", "ulx3s");
    private static final String BITSTREAMS = "icebreaker";

    private final Path examples;
    private final Ledger ledger;
    private final List<Subject> subjects;
    private final long target;
    private final Set<Subject> busy = new HashSet<>();

    ProveValues(Path examples, Ledger ledger, List<Subject> subjects, long target) {
        this.examples = examples;
        this.ledger = ledger;
        this.subjects = subjects;
        this.target = target;
    }

    /**
     * Compares.
     *
     * @param args the folder of the examples, the file of results, then the number of values, perhaps written 1e9; and one
     *     example, if not all of them are meant
     */
    public static void main(String[] args) throws IOException {
        Path examples = Path.of(args[0]);
        Ledger ledger = new Ledger(Path.of(args[1]));
        List<Subject> subjects = subjects(examples, args.length > 3 ? args[3] : "");
        long target = (long) Double.parseDouble(args[2]);
        boolean same = new ProveValues(examples, ledger, subjects, target).run();
        System.out.print(ledger.table());
        System.exit(same ? 0 : 1);
    }

    static List<Subject> subjects(Path examples, String only) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        try (Stream<Path> folders = Files.list(examples)) {
            for (Path folder : folders.sorted().toList()) {
                String name = folder.getFileName().toString();
                if (Files.exists(folder.resolve("network.yaml")) && (only.isEmpty() || only.equals(name))) {
                    subjects.add(new Subject(name, Level.RTL, ""));
                    NETLISTS.forEach(board -> subjects.add(new Subject(name, Level.NETLIST, board)));
                    subjects.add(new Subject(name, Level.BITSTREAM, BITSTREAMS));
                }
            }
        }
        return subjects;
    }

    /** Compares on every processor; true if nothing differs. */
    boolean run() {
        int workers = Runtime.getRuntime().availableProcessors();
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<CompletableFuture<Void>> all = IntStream.range(0, workers)
                    .mapToObj(_ -> CompletableFuture.runAsync(this::work, executor))
                    .toList();
            all.forEach(CompletableFuture::join);
        }
        return ledger.mismatches() == 0;
    }

    private void work() {
        for (Subject subject = take(); subject != null; subject = take()) {
            Batch batch = batch(subject);
            ledger.add(batch);
            System.err.printf(
                    Locale.ROOT,
                    "%,15d of %,d values; %s: %s%n",
                    ledger.values(),
                    target,
                    subject,
                    batch.why().isEmpty()
                            ? String.format(
                                    Locale.ROOT,
                                    "%,d values in %.0f s, seed %d, %,d mismatches",
                                    batch.values(),
                                    batch.seconds(),
                                    batch.seed(),
                                    batch.mismatches())
                            : "left out, " + batch.why());
            synchronized (busy) {
                busy.remove(subject);
            }
        }
    }

    private Subject take() {
        synchronized (busy) {
            if (ledger.values() >= target || ledger.mismatches() > 0) {
                return null;
            }
            Subject subject = ledger.next(subjects, busy);
            if (subject != null) {
                busy.add(subject);
            }
            return subject;
        }
    }

    private Batch batch(Subject subject) {
        long seed = ledger.seed(subject);
        int samples = ledger.samples(subject, SECONDS, MOST_SAMPLES);
        long start = System.nanoTime();
        try {
            VerifyResult result = subject.compare(examples, seed, samples);
            if (!result.passed()) {
                System.err.println(
                        subject + ", seed " + seed + ": " + result.first().getFirst());
            }
            return new Batch(
                    subject, seed, result.samples(), result.valuesCompared(), result.mismatches(), since(start), "");
        } catch (Problem problem) {
            boolean toolDied = problem.kind() == Problem.Kind.TOOL_FAILED;
            return new Batch(subject, seed, 0, 0, toolDied ? 1 : 0, since(start), problem.code());
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
