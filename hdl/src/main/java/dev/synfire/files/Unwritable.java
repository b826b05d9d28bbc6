package dev.synfire.files;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Words why something can't be written: disk-full, or unwritable with the reason. The exit code is 2. */
public final class Unwritable {
    /** Less room than this is none: what did not fit is not there any more. */
    private static final long NO_ROOM = 64 << 10;

    private Unwritable() {}

    /**
     * The problem with a place.
     *
     * @param place what the user knows it as
     */
    public static Problem of(Path place, IOException why) {
        return isFull(place, why)
                ? Problem.wrongInput(
                        "disk-full",
                        place.toString(),
                        "there is no room left on the disk",
                        "make room, or name a place on another")
                : Problem.wrongInput(
                        "unwritable",
                        place.toString(),
                        "it can't be written: " + reason(why),
                        "name a place that you may write to");
    }

    private static String reason(IOException why) {
        return switch (why) {
            case AccessDeniedException denied -> "you have no right to write " + denied.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " is in the way";
            case NoSuchFileException missing ->
                Optional.ofNullable(Path.of(missing.getFile()).toAbsolutePath().getParent())
                        .filter(Files::notExists)
                        .map(folder -> "there is no folder " + folder)
                        .orElse(missing.getFile() + " is gone");
            case FileSystemException other
            when other.getReason() != null -> other.getReason() + " (" + other.getFile() + ")";
            default -> String.valueOf(why.getMessage());
        };
    }

    /** The operating system's words may be of any language; the room that is left tells as well. */
    private static boolean isFull(Path place, IOException why) {
        String said = String.valueOf(why.getMessage());
        return said.contains("No space left") || said.contains("quota exceeded") || room(place) < NO_ROOM;
    }

    private static long room(Path place) {
        for (Path path = place.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                try {
                    return Files.getFileStore(path).getUsableSpace();
                } catch (IOException _) {
                    return Long.MAX_VALUE;
                }
            }
        }
        return Long.MAX_VALUE;
    }
}
