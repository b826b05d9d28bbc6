package dev.synfire.board;

import dev.synfire.importer.Suggestion;
import dev.synfire.importer.YamlFile;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The boards that come with Synfire, and those that a user describes in a file. */
public final class Boards {
    private static final String FOLDER = "fpga-boards";
    private static final String FILE = "board.yaml";

    private Boards() {}

    /** Every board in every variant, by name; a board's default variant comes first. */
    public static List<Board> all() {
        try {
            Path code = Path.of(Boards.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) {
                return in(code.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return in(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every board of a folder that holds one folder a board. */
    static List<Board> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.map(entry -> entry.resolve(FILE))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
        List<Board> boards = new ArrayList<>();
        for (Path file : files) {
            boards.addAll(read(file));
        }
        return List.copyOf(boards);
    }

    /** The boards of one file, the default variant first. */
    static List<Board> read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        String id = folder.getFileName().toString().replace("/", "");
        return BoardFile.read(id, YamlFile.parse(WholeFile.text(file), file.toString()));
    }

    /**
     * The board of that name, or of the board file at that path.
     *
     * @param name icebreaker, ulx3s-25f, ulx3s for its default variant, or the path of a board.yaml
     * @throws Problem if there is none, with those that there are
     */
    public static Board find(String name) {
        if (name.endsWith(".yaml")) {
            return ofFile(Path.of(name));
        }
        List<Board> boards = all();
        return boards.stream()
                .filter(board -> board.name().equals(name) || board.id().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, boards));
    }

    private static Board ofFile(Path file) {
        Path folder = file.toAbsolutePath().getParent().getFileName(); // none of /
        String id = folder == null ? "board" : folder.toString();
        return BoardFile.read(id, YamlFile.read(file)).getFirst();
    }

    private static Problem unknown(String name, List<Board> boards) {
        List<String> names = Stream.concat(
                        boards.stream().map(Board::name), boards.stream().map(Board::id))
                .distinct()
                .sorted()
                .toList();
        String like = Suggestion.among(name, names)
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
        return Problem.wrongInput(
                "unknown-board", "", "there is no board " + name, like + "boards are " + String.join(", ", names));
    }
}
