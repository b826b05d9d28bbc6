package dev.synfire.explore;

import dev.synfire.board.Board;
import dev.synfire.core.SynfireCore;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.Goal;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.plan.estimate.Timing;
import dev.synfire.problem.Problem;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Estimates all layouts of a network that are worth a look, and builds some of them, several at once. */
public final class Explorer {
    private final IntegerNetwork network;
    private final List<Sample> samples;
    private final Options options;
    private final Findings findings;
    private final Progress progress;

    /**
     * What the user chooses.
     *
     * @param board what to build for
     * @param goal what the layouts are to be good at
     * @param lanes layouts with so many lanes in each layer, all of which are built; empty: those on the way to the goal
     * @param points how many of the others are built
     * @param seeds placements of each
     * @param jobs how many are built at once
     * @param mhz the clock that placement aims at
     */
    public record Options(Board board, Goal goal, List<Integer> lanes, int points, int seeds, int jobs, double mhz) {}

    /**
     * Makes ready.
     *
     * @param samples what is presented to count events and cycles, at least one
     * @param folder keeps what was found, for the next run
     */
    public Explorer(IntegerNetwork network, List<Sample> samples, Options options, Path folder, Progress progress) {
        this.network = network;
        this.samples = samples;
        this.options = options;
        this.findings = new Findings(folder);
        this.progress = progress;
    }

    /**
     * Explores.
     *
     * @throws Problem too-big if no layout fits the board; a tool's failure. Layouts that do not fit are points
     */
    public Exploration run() {
        var estimated = new Exploration(
                network,
                options.board(),
                options.goal(),
                options.mhz(),
                plans().stream().map(this::estimate).toList());
        List<Point> chosen = options.lanes().isEmpty() ? estimated.chosen(options.points()) : estimated.points();
        return chosen.isEmpty() || options.points() == 0 ? estimated : estimated.with(built(estimated, chosen));
    }

    private List<CorePlan> plans() {
        var device = options.board().device();
        return options.lanes().isEmpty()
                ? Planner.candidates(network, device, options.goal())
                : options.lanes().stream()
                        .map(lanes -> Planner.attempt(
                                network, device, new PlanRequest(options.goal(), new Lanes.Fixed(lanes))))
                        .distinct()
                        .toList();
    }

    private Point estimate(CorePlan plan) {
        if (plan.style() == CoreStyle.SPATIAL) {
            double cycles = Timing.spatial(network);
            return new Point(plan, Resources.of(plan), new Cycles(cycles, cycles), Optional.empty());
        }
        Timing timing = new Timing(network, MeasuredActivity.of(network, samples));
        if (plan.style() == CoreStyle.SHARED) {
            return new Point(plan, Resources.of(plan), new Cycles(timing.shared(), timing.shared()), Optional.empty());
        }
        return new Point(
                plan,
                Resources.of(plan),
                new Cycles(timing.throughput(plan.layers()), timing.latency(plan.layers())),
                Optional.empty());
    }

    private List<Point> built(Exploration estimated, List<Point> chosen) {
        Map<Point, Point> built = new HashMap<>();
        try (BuildProgress telling = new BuildProgress(progress, chosen.size());
                ExecutorService workers = Executors.newFixedThreadPool(options.jobs())) {
            Map<Point, Future<Outcome>> under = chosen.stream()
                    .collect(Collectors.toMap(
                            point -> point, point -> workers.submit(() -> build(point, telling.of(point.title())))));
            for (Point point : chosen) {
                built.put(point, point.with(get(under.get(point), workers)));
            }
            telling.done();
        }
        List<Point> all = new ArrayList<>(estimated.points());
        all.replaceAll(point -> built.getOrDefault(point, point));
        return all;
    }

    private static Outcome get(Future<Outcome> future, ExecutorService workers) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            workers.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw Problem.interrupted("the exploration was interrupted", "run it again to go on");
        }
    }

    private Outcome build(Point point, BuildProgress.Of telling) {
        Board board = options.board();
        var core = new SynfireCore.Params(network, point.plan());
        Placement placement = new Placement(board, options.mhz(), core, findings);
        Outcome.Built best = null;
        for (int seed = 1; seed <= options.seeds(); seed++) {
            PnrReport report = placement.placed(seed, telling);
            Resources taken = Resources.of(board.device().family(), report);
            if (report.clocks().isEmpty()) {
                return telling.failed(new Outcome.Failed("too big: " + beyond(report)));
            }
            double mhz = report.slowest().orElseThrow().achieved();
            if (best == null || mhz > best.mhz()) {
                best = new Outcome.Built(taken, mhz, seed, cycles(core, placement, telling));
            }
        }
        return telling.built(best);
    }

    private Cycles cycles(SynfireCore.Params core, Placement placement, Progress telling) {
        String key = Findings.hash("cycles", placement.hash(), samples);
        return findings.get(key, Cycles.class).orElseGet(() -> {
            Cycles counted = Cycles.counted(core, samples, telling);
            findings.put(key, counted);
            return counted;
        });
    }

    private static String beyond(PnrReport report) {
        return report.cells().entrySet().stream()
                .filter(cell -> !cell.getValue().fits())
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(cell -> cell.getValue().used() + " " + cell.getKey() + " of "
                        + cell.getValue().available())
                .collect(Collectors.joining(", "));
    }
}
