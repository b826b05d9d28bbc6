package dev.synfire.cosim.values;

import dev.synfire.cosim.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All batches so far, in a file to which each is added when it is done; safe to use from several threads. */
final class Ledger {
    /** How much longer a subject of the level rtl is given than one of another. */
    private static final double RTL = 8;

    private final Path file;
    private final List<Batch> batches = new ArrayList<>();

    Ledger(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                // An interrupted line has no end, and is done again.
                if (!line.equals(Batch.HEADING) && line.split(",", -1).length == 9) {
                    batches.add(Batch.read(line));
                }
            }
        } else {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, Batch.HEADING + "\n");
        }
    }

    synchronized void add(Batch batch) {
        batches.add(batch);
        try {
            Files.writeString(file, batch.line() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long values() {
        return batches.stream().mapToLong(Batch::values).sum();
    }

    synchronized long mismatches() {
        return batches.stream().mapToLong(Batch::mismatches).sum();
    }

    /** The subject that was given the least time and is neither busy nor left out. */
    synchronized Subject next(Collection<Subject> subjects, Set<Subject> busy) {
        return subjects.stream()
                .filter(subject -> !busy.contains(subject))
                .filter(subject ->
                        of(subject).stream().allMatch(batch -> batch.why().isEmpty()))
                .min((a, b) -> Double.compare(time(a), time(b)))
                .orElse(null);
    }

    private double time(Subject subject) {
        double seconds = of(subject).stream().mapToDouble(Batch::seconds).sum();
        return subject.level() == Level.RTL ? seconds / RTL : seconds;
    }

    /** A seed of samples that the subject was not shown. */
    synchronized long seed(Subject subject) {
        return 1 + of(subject).stream().mapToLong(Batch::seed).max().orElse(0);
    }

    /** As many samples as take about that time, by the last batch; a few at first. */
    synchronized int samples(Subject subject, double seconds, int most) {
        List<Batch> its = of(subject);
        if (its.isEmpty()) {
            return Math.min(16, most);
        }
        Batch last = its.getLast();
        if (its.size() == 1) {
            return Math.min(2 * last.samples(), most); // its time is that of building, most of all
        }
        double wanted = last.samples() * seconds / Math.max(0.5, last.seconds());
        return (int)
                Math.clamp(wanted, Math.max(1, last.samples() / 4.0), Math.min((double) most, last.samples() * 8.0));
    }

    private List<Batch> of(Subject subject) {
        return batches.stream().filter(batch -> batch.subject().equals(subject)).toList();
    }

    /** A row for each subject, and the sums. */
    synchronized String table() {
        Map<String, List<Batch>> rows = new TreeMap<>();
        batches.forEach(batch -> rows.computeIfAbsent(batch.subject().toString(), _ -> new ArrayList<>())
                .add(batch));
        StringBuilder text = new StringBuilder(row("subject", "samples", "values", "mismatches", "seconds"));
        rows.forEach((name, its) -> text.append(row(name, its)));
        return text.append(row("all", batches)).toString();
    }

    private static String row(String name, List<Batch> its) {
        if (its.size() == 1 && !its.getFirst().why().isEmpty()) {
            return String.format(
                    Locale.ROOT, "%-44s left out: %s%n", name, its.getFirst().why());
        }
        return row(
                name,
                number(its.stream().mapToLong(Batch::samples).sum()),
                number(its.stream().mapToLong(Batch::values).sum()),
                number(its.stream().mapToLong(Batch::mismatches).sum()),
                number(Math.round(its.stream().mapToDouble(Batch::seconds).sum())));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-44s %12s %15s %10s %9s%n", (Object[]) cells);
    }
}
