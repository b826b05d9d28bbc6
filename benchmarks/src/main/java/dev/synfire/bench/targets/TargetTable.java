package dev.synfire.bench.targets;

import dev.synfire.core.SynfireCore;
import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.explore.Findings;
import dev.synfire.explore.Placement;
import dev.synfire.layout.CorePlan;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds every job with Yosys and nextpnr, runs it in Verilator, and puts what came of it beside the best that is known of
 * others, in docs/performance.md.
 */
public final class TargetTable {
    private static final Pattern SEEDS = Pattern.compile("--seeds=([1-9])");
    private static final String BEGIN = "<!-- scripts/bench targets writes from here -->\n";
    private static final String END = "<!-- to here -->\n";

    private final List<Integer> seeds;
    private final Findings findings;
    private final Progress progress = Progress.onStandardError();

    private TargetTable(int seeds, Path folder) {
        this.seeds = IntStream.rangeClosed(1, seeds).boxed().toList();
        this.findings = new Findings(folder.resolve("found"));
    }

    /**
     * Takes the folder of the examples, and perhaps --seeds=N, how many placements of each job there shall be in place of
     * three, and words: then only jobs that have one of them in their names, and no table is written.
     */
    public static void main(String[] arguments) throws IOException {
        Path examples = Path.of(arguments[0]).toAbsolutePath();
        Path home = examples.getParent();
        List<String> words = Stream.of(arguments)
                .skip(1)
                .filter(word -> !SEEDS.matcher(word).matches())
                .toList();
        int seeds = Stream.of(arguments)
                .map(SEEDS::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElse(3);
        List<Job> jobs = Jobs.all(examples).stream()
                .filter(job -> words.isEmpty() || words.stream().anyMatch(job.toString()::contains))
                .toList();
        TargetTable table = new TargetTable(seeds, home.resolve("build/bench"));
        List<Row> rows = new ArrayList<>();
        for (Job job : jobs) {
            System.err.println("job " + (rows.size() + 1) + " of " + jobs.size() + ": " + job);
            rows.add(table.row(job));
            System.out.println(line(rows.getLast().cells()));
        }
        if (words.isEmpty()) {
            write(home.resolve("docs/performance.md"), rows, seeds);
        }
    }

    private Row row(Job job) {
        CorePlan plan;
        try {
            plan = Planner.plan(job.network(), Optional.of(job.board().device()), job.wish());
        } catch (Problem tooBig) {
            return new Row.TooBig(job, tooBig.getMessage());
        }
        var params = new SynfireCore.Params(job.network(), plan);
        Placement placement = new Placement(job.board(), job.mhz(), params, findings);
        List<PnrReport> reports = new ArrayList<>();
        for (int seed : seeds) {
            reports.add(placement.placed(seed, progress));
            if (reports.getLast().clocks().isEmpty()) {
                break;
            }
        }
        if (reports.getFirst().clocks().isEmpty()) {
            return new Row.TooBig(job, "it needs " + beyond(reports.getFirst()));
        }
        String key = Findings.hash("work", placement.hash(), job.samples(), job.labels());
        Work done = findings.get(key, Work.class).orElseGet(() -> {
            Work counted = Work.of(new SynfireCore(params), job, progress);
            findings.put(key, counted);
            return counted;
        });
        return new Row.Fitting(job, plan, reports, done);
    }

    private static String beyond(PnrReport report) {
        return report.cells().entrySet().stream()
                .filter(cell -> !cell.getValue().fits())
                .map(cell -> cell.getValue().used() + " " + cell.getKey() + " of "
                        + cell.getValue().available())
                .collect(Collectors.joining(", "));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static void write(Path file, List<Row> rows, int seeds) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException(file + " has no place for the table");
        }
        String table = line(Row.HEAD) + "\n"
                + line(Row.HEAD.stream().map(_ -> "---").toList()) + "\n"
                + rows.stream().map(row -> line(row.cells()) + "\n").collect(Collectors.joining())
                + "\nYosys " + Placement.version(Tools.YOSYS) + ", nextpnr " + Placement.version(Tools.NEXTPNR_ECP5)
                + (seeds == 1 ? ", one seed.\n" : ", seeds 1 to " + seeds + ".\n");
        OutputFile.write(file, FileKind.ANY, text.substring(0, begin) + table + text.substring(end));
    }
}
