package dev.synfire.board;

import dev.synfire.problem.Problem;
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
        return BoardFile.read(id, file.toString(), Files.readString(file));
    }

    /**
     * The board of that name, or of the board file at that path.
     *
     * @param name icebreaker, ulx3s-25f, ulx3s for its default variant, or the path of a board.yaml
     * @throws Problem if there is none, with those that there are
     */
    public static Board find(String name) {
        if (name.endsWith(".yaml")) {
            return ofFile(name);
        }
        List<Board> boards = all();
        return boards.stream()
                .filter(board -> board.name().equals(name) || board.id().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, boards));
    }

    private static Board ofFile(String name) {
        try {
            return read(Path.of(name)).getFirst();
        } catch (IOException e) {
            throw Problem.wrongInput("unreadable-file", name, "the board file can't be read: " + e.getMessage(), "");
        }
    }

    private static Problem unknown(String name, List<Board> boards) {
        List<String> names = Stream.concat(
                        boards.stream().map(Board::name), boards.stream().map(Board::id))
                .distinct()
                .sorted()
                .toList();
        String nearest = names.stream()
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
                .orElseThrow();
        String like = distance(name, nearest) <= 3 ? "did you mean " + nearest + "? " : "";
        return Problem.wrongInput(
                "unknown-board", "", "there is no board " + name, like + "boards are " + String.join(", ", names));
    }

    /** Levenshtein's distance: how many letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
