package dev.synfire.bench.costs;

import dev.synfire.core.SynfireCore;
import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.explore.Cycles;
import dev.synfire.explore.Findings;
import dev.synfire.explore.MeasuredActivity;
import dev.synfire.explore.Placement;
import dev.synfire.explore.Resources;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.Planner;
import dev.synfire.plan.estimate.Activity;
import dev.synfire.plan.estimate.Timing;
import dev.synfire.problem.Problem;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the planner's estimates for the examples with what Yosys and nextpnr's packer make of them and with cycles counted
 * in simulation, in docs/planning.md, and keeps what was measured for the test that holds the estimates.
 */
public final class CostTable {
    private static final String BEGIN = "<!-- scripts/bench costs writes from here -->\n";
    private static final String END = "<!-- to here -->\n";
    private static final String HEAD =
            "| example | board | lanes | cells: estimated, measured | block RAM | SPRAM | DSP"
                    + " | cycles a sample | latency |";

    /** Without a clock to reach: nothing is placed. */
    private static final double ANY_MHZ = 1;

    private final Findings findings;
    private final Progress progress = Progress.onStandardError();
    private final Map<String, Activity> activities = new HashMap<>();

    private CostTable(Path folder) {
        this.findings = new Findings(folder);
    }

    /** One line: a case and its two figures. */
    private record Line(
            Case what, CorePlan plan, Resources estimated, Resources measured, Cycles expected, Cycles counted) {
        String lanes() {
            return plan.style() == CoreStyle.SHARED
                    ? "shared"
                    : plan.layers().stream().map(layer -> "" + layer.lanes()).collect(Collectors.joining(" "));
        }

        String markdown() {
            return Stream.of(
                            what.example(),
                            what.board().name(),
                            lanes(),
                            both(estimated.cells(), measured.cells()),
                            pair(estimated.blockRams(), measured.blockRams()),
                            pair(estimated.largeRams(), measured.largeRams()),
                            pair(estimated.multipliers(), measured.multipliers()),
                            both(expected.sample(), counted.sample()),
                            both(expected.latency(), counted.latency()))
                    .collect(Collectors.joining(" | ", "| ", " |"));
        }

        String record() {
            return String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%d,%d,%d,%d",
                    what.example(),
                    what.board().name(),
                    what.wish().goal(),
                    lanes(),
                    measured.cells(),
                    measured.blockRams(),
                    measured.largeRams(),
                    measured.multipliers());
        }

        private static String both(double estimated, double measured) {
            return String.format(
                    Locale.ROOT,
                    "%,.0f, %,.0f: %+.0f %%",
                    estimated,
                    measured,
                    100 * (estimated - measured) / Math.max(1, measured));
        }

        private static String pair(int estimated, int measured) {
            return estimated == measured ? "" + measured : estimated + ", " + measured;
        }
    }

    /** Takes the folder of the examples, and words: then only cases that have all of them in their names, and nothing is written. */
    public static void main(String[] arguments) throws IOException {
        Path examples = Path.of(arguments[0]).toAbsolutePath();
        Path home = examples.getParent();
        List<String> words = List.of(arguments).subList(1, arguments.length);
        List<Case> cases = Case.all(examples).stream()
                .filter(one -> words.stream().allMatch(one.toString()::contains))
                .toList();
        CostTable table = new CostTable(home.resolve("build/bench/found"));
        List<Line> lines = new ArrayList<>();
        for (Case one : cases) {
            System.err.println(one);
            table.line(one).ifPresent(line -> {
                lines.add(line);
                System.out.println(line.markdown());
            });
        }
        if (words.isEmpty()) {
            write(home.resolve("docs/planning.md"), lines);
            OutputFile.write(
                    home.resolve("generator/src/test/resources/dev/synfire/plan/estimate/measured.csv"),
                    FileKind.ANY,
                    "example,board,goal,lanes,cells,blockRams,largeRams,multipliers\n"
                            + lines.stream().map(line -> line.record() + "\n").collect(Collectors.joining()));
        }
    }

    private Optional<Line> line(Case one) {
        CorePlan plan;
        try {
            plan = Planner.plan(one.network(), Optional.of(one.board().device()), one.wish());
        } catch (Problem tooBig) {
            return Optional.empty();
        }
        SynfireCore.Params core = new SynfireCore.Params(one.network(), plan);
        Placement placement = new Placement(one.board(), ANY_MHZ, core, findings);
        PnrReport report = placement.packed(progress);
        String key = Findings.hash("cycles", placement.hash(), one.samples());
        Cycles counted = findings.get(key, Cycles.class).orElseGet(() -> {
            Cycles fresh = Cycles.counted(core, one.samples(), progress);
            findings.put(key, fresh);
            return fresh;
        });
        return Optional.of(new Line(
                one,
                plan,
                Resources.of(plan),
                Resources.of(one.board().device().family(), report),
                expected(one, plan),
                counted));
    }

    private Cycles expected(Case one, CorePlan plan) {
        Timing all = timing(one, one.samples());
        Timing first = timing(one, one.samples().subList(0, 1));
        return plan.style() == CoreStyle.SHARED
                ? new Cycles(all.shared(), first.shared())
                : new Cycles(all.throughput(plan.layers()), first.latency(plan.layers()));
    }

    private Timing timing(Case one, List<Sample> samples) {
        return new Timing(
                one.network(),
                activities.computeIfAbsent(
                        one.example() + " " + samples.size(), _ -> MeasuredActivity.of(one.network(), samples)));
    }

    private static void write(Path file, List<Line> lines) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException(file + " has no place for the table");
        }
        String table = HEAD + "\n" + HEAD.replaceAll("[^|]+", " --- ") + "\n"
                + lines.stream().map(line -> line.markdown() + "\n").collect(Collectors.joining())
                + "\nYosys " + Placement.version(Tools.YOSYS) + ", nextpnr " + Placement.version(Tools.NEXTPNR_ECP5)
                + ".\n";
        OutputFile.write(file, FileKind.ANY, text.substring(0, begin) + table + text.substring(end));
    }
}
