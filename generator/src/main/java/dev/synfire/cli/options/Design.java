package dev.synfire.cli.options;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the argument NETWORK|BUILD names: a network, or a finished build of one.
 *
 * @param described the network by which samples are read
 * @param network what is computed
 * @param folder where inputs and labels lie, if nothing else is said
 * @param build the build's folder, and what it is of
 */
public record Design(Network described, IntegerNetwork network, Path folder, Optional<Built> build) {
    /** A build in its folder. */
    public record Built(Path folder, DesignFile file) {
        /** What the host sends before the core computes; empty if the core needs nothing. */
        public Optional<byte[]> weights() {
            Path image = folder.resolve("weights.bin");
            if (!file.hostLoads() || !file.startsEmpty()) {
                return Optional.empty();
            }
            return Optional.of(WholeFile.bytes(image, 1 << 28, "build again"));
        }
    }

    /**
     * Reads what the user named.
     *
     * @param inputs samples that calibrate a network as they do when it is built; without them those beside the network do
     */
    public static Design of(NetworkArgument argument, QuantizeOptions quantizing, Optional<Path> inputs) {
        Path path = argument.path();
        if (DesignFile.isIn(path)) {
            if (quantizing.isGiven()) {
                throw Problem.wrongInput(
                        "unused-option",
                        path.toString(),
                        "this is a build, whose weights are chosen",
                        "leave out the options that choose widths, or name the network");
            }
            return ofBuild(path);
        }
        Network network = quantizing.applied(argument.network());
        IntegerMaker maker =
                new IntegerMaker(argument, quantizing, argument.samples(network, inputs, Optional.empty()));
        return new Design(network, maker.quantize(network).network(), path, Optional.empty());
    }

    /** The folder of the build, if it is one. */
    public Optional<Path> folderOfBuild() {
        return build.map(Built::folder);
    }

    /** Reads a build. */
    public static Design ofBuild(Path folder) {
        DesignFile file = DesignFile.read(folder);
        return new Design(
                file.described(),
                file.network(),
                file.source().map(Path::of).orElse(folder),
                Optional.of(new Built(folder, file)));
    }

    /**
     * The design on a board.
     *
     * @param board its name; without one that of the build, or else the first that it fits
     */
    public BuildFlow on(Optional<String> board, Progress progress) {
        if (build.isPresent()) {
            DesignFile file = build.get().file();
            Board found = Boards.find(board.orElse(file.board()));
            if (!file.board().equals(found.name())) {
                throw Problem.wrongInput(
                        "another-board",
                        build.get().folder().toString(),
                        "this is a build for " + file.board() + ", not for " + found.name(),
                        "leave the board out, or name the network in place of the build");
            }
            return BuildFlow.of(file, file.hostLoads() ? found.loadedByHost() : found, progress);
        }
        if (board.isPresent()) {
            return flow(Boards.find(board.get()), progress);
        }
        List<Board> boards = Boards.all();
        for (Board candidate : boards) {
            try {
                return flow(candidate, progress);
            } catch (Problem problem) {
                if (!problem.code().equals("too-big") || candidate == boards.getLast()) {
                    throw problem;
                }
            }
        }
        throw new IllegalStateException("there are no boards");
    }

    private BuildFlow flow(Board board, Progress progress) {
        return new BuildFlow(
                network,
                Optional.empty(),
                new BuildFlow.Options(board, PlanRequest.DEFAULT, Optional.empty(), 0),
                progress);
    }
}
