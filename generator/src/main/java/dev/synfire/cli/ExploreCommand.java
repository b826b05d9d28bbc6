package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.cli.options.ClockOption;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.explore.Exploration;
import dev.synfire.explore.ExploreJson;
import dev.synfire.explore.ExploreSvg;
import dev.synfire.explore.ExploreTable;
import dev.synfire.explore.Explorer;
import dev.synfire.files.OutputFolder;
import dev.synfire.flow.RandomInputs;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.plan.Goal;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a network's layouts on a board cost and how fast they are. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a network's layouts on a board cost and how fast they are.",
            "All are estimated; of those that nobody beats some are built with Yosys and nextpnr, several at once. What was",
            "found is kept in the folder: a run that was interrupted continues where it stopped."
        })
final class ExploreCommand implements Callable<Integer> {
    private static final String FOUND = "found";

    /** As many as are presented to count cycles; fewer where a sample has many ticks. */
    private static final int SAMPLES = 16;

    private static final int TICKS = 300;

    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Mixin
    private ClockOption clock;

    @Option(
            names = "--board",
            required = true,
            paramLabel = "BOARD",
            description = "What synfire boards lists, or the path of a board.yaml.")
    private String boardName;

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            defaultValue = "throughput",
            description =
                    "throughput: the time of a sample of many that follow each other. latency: that of one alone.")
    private String goal;

    @Option(
            names = "--lanes",
            paramLabel = "N,N...",
            description = "Build just the layouts with so many lanes in each layer.")
    private Optional<String> lanes;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many of the estimated frontier are built; 0: none.")
    private int points;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "Placements of each layout.")
    private int seeds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Layouts that are built at once; as many as there are processors if not given.")
    private Optional<Integer> jobs;

    @Option(names = "--inputs", paramLabel = "FILE", description = "Samples, if not those beside the network.")
    private Optional<Path> inputs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where everything goes; build/explore/NETWORK-BOARD if not given.")
    private Optional<Path> output;

    @Option(names = "--json", description = "Print explore.json on one line in place of the table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Board board = Boards.find(boardName);
        Explorer.Options options = options(board);
        Network network = quantizing.applied(argument.network());
        Optional<Dataset> data = argument.samples(network, inputs, Optional.empty());
        IntegerNetwork integers = notes.told(new IntegerMaker(argument, quantizing, data).quantize(network))
                .network();
        Path folder = output.orElse(folder(integers.name(), board.name()));
        Exploration exploration;
        try (OutputFolder results = OutputFolder.start(folder)) {
            exploration = new Explorer(
                            integers, samples(data, integers), options, results.kept(FOUND), Progress.onStandardError())
                    .run();
            results.write("explore.json", ExploreJson.text(exploration));
            results.write("explore.svg", ExploreSvg.text(exploration));
            results.complete();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ExploreJson.line(exploration));
        } else {
            ExploreTable.lines(exploration).forEach(out::println);
            out.println("picture: " + folder.resolve("explore.svg"));
        }
        out.flush();
        return 0;
    }

    /** Where the layouts of a network on a board are if no other folder is named. */
    static Path folder(String network, String board) {
        return Path.of("build", "explore", network + "-" + board);
    }

    private Explorer.Options options(Board board) {
        List<Integer> counts = new ArrayList<>();
        for (String part : lanes.map(text -> text.split(",", -1)).orElse(new String[0])) {
            if (!part.strip().matches("[1-9][0-9]{0,5}")) {
                throw Problem.wrongInput(
                        "wrong-lanes",
                        "--lanes",
                        "\"" + part + "\" is not a number of lanes",
                        "write numbers with commas between, such as 1,4,16");
            }
            counts.add(Integer.parseInt(part.strip()));
        }
        return new Explorer.Options(
                board,
                Goal.parse(goal),
                counts,
                within("--points", points, 0, 100),
                within("--seeds", seeds, 1, 100),
                within("--jobs", jobs.orElse(Runtime.getRuntime().availableProcessors()), 1, 1000),
                clock.megahertz().orElse(board.coreMHz()));
    }

    private static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw Problem.wrongInput(
                    "out-of-range",
                    option,
                    option.substring(2) + " is " + value + ", expected " + least + " to " + most,
                    "");
        }
        return value;
    }

    private static List<Sample> samples(Optional<Dataset> data, IntegerNetwork integers) {
        int most = Math.max(1, Math.min(SAMPLES, TICKS / integers.ticks()));
        return data.map(all -> all.first(most).samples()).orElseGet(() -> RandomInputs.of(integers, 1, most));
    }
}
