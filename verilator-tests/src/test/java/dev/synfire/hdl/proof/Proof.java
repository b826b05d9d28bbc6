package dev.synfire.hdl.proof;

import dev.synfire.hdl.Batch;
import dev.synfire.hdl.Choices;
import dev.synfire.hdl.verilog.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds batches against Verilator, Icarus and the linters; words what differs as the smallest case that differs too. */
final class Proof {
    private final Kind kind;
    private final long seed;
    private final Path folder;

    /** @param folder for what the tools are given; made anew for each run */
    Proof(Kind kind, long seed, Path folder) {
        this.kind = kind;
        this.seed = seed;
        this.folder = folder;
    }

    /** Does nothing where all agree. */
    void batch(int number) {
        List<long[]> drawn = new ArrayList<>();
        List<Difference> differences;
        try {
            List<Choices> members = kind.members(seed, number);
            ThreeWays ways = ways(kind.batch(members), "batch" + number);
            members.forEach(member -> drawn.add(member.taken()));
            differences = ways.run();
            if (differences.isEmpty()) {
                Programs.lintButForIcarus(ways.design(), folder.resolve("batch" + number));
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    String.format(
                                    Locale.ROOT,
                                    "seed %d, batch %d of %s: a tool refuses what was printed (in %s)\n%s\n",
                                    seed,
                                    number,
                                    name(),
                                    folder.resolve("batch" + number),
                                    e.getMessage())
                            + again(number),
                    e);
        }
        int member = differences.getFirst().member();
        long[] smallest = new Shrinker(this::failing).smallest(drawn.get(member));
        throw new AssertionError(String.format(
                        Locale.ROOT,
                        "seed %d, batch %d of %s: number %d differs (%d differences in all)\n",
                        seed,
                        number,
                        name(),
                        member,
                        differences.size())
                + told(smallest) + "\n" + again(number));
    }

    /** What is drawn with these numbers, and what the three say of it. */
    String told(long... numbers) {
        try {
            Choices choices = Choices.of(numbers);
            ThreeWays ways = ways(kind.batch(List.of(choices)), "one");
            List<Difference> differences = ways.run();
            String modules = ways.design().files().entrySet().stream()
                    .filter(file -> !file.getKey().startsWith("batch"))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining("\n"));
            String difference = differences.isEmpty()
                    ? "all agree on it alone"
                    : differences.getFirst().toString();
            return String.format(
                    Locale.ROOT,
                    "%s\n%s\nIt alone: scripts/prove --of %s %s",
                    difference,
                    modules,
                    name(),
                    Choices.text(numbers).replace(", ", ","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String again(int number) {
        return String.format(
                Locale.ROOT, "All of the batch: scripts/prove --seed %d --only %s --batch %d", seed, name(), number);
    }

    private String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Candidates that a tool refuses as a whole fail for another reason: none counts. */
    private BitSet failing(List<long[]> candidates) {
        BitSet failing = new BitSet();
        try {
            Batch batch = kind.batch(candidates.stream().map(Choices::of).toList());
            ways(batch, "smaller").run().forEach(difference -> failing.set(difference.member()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            if (candidates.size() > 1) {
                int half = candidates.size() / 2;
                failing.or(failing(candidates.subList(0, half)));
                failing(candidates.subList(half, candidates.size())).stream().forEach(i -> failing.set(half + i));
            }
        }
        return failing;
    }

    private ThreeWays ways(Batch batch, String name) throws IOException {
        Path its = folder.resolve(name);
        if (Files.exists(its)) {
            try (var old = Files.list(its)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        return new ThreeWays(batch, new Stimulus(seed, kind.cycles()), Files.createDirectories(its));
    }
}
