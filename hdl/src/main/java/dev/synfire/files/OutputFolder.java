package dev.synfire.files;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder that a command makes: filled as NAME.partial beside its place and given its name when it is complete.
 *
 * <p>Its file {@value FileList#NAME} lists what Synfire made in it. When the folder is made anew, the files in the list are
 * replaced; all others stay as they are. Nothing is written where a listed file was changed by hand, where another file has
 * the name of one of the new ones, or where a folder has no list and is not empty. One process at a time may write into a
 * folder. A link to a folder is followed.
 *
 * <p>After a failure the unfinished folder stays for its logs, and the next run clears it away; after an interruption nothing
 * stays.
 */
public final class OutputFolder implements AutoCloseable {
    private static final String ELSEWHERE = "name another folder with -o";

    /** How many unfinished folders of others, or of runs that were killed, may be in the way. */
    private static final int MOST_IN_THE_WAY = 100;

    private final Path named;
    private final Path folder;
    private final NewFolders made;
    private final FolderLock lock;
    private final Path unfinished;
    private final AtInterrupt atInterrupt;
    private boolean completed;
    private boolean useless;

    private OutputFolder(Path named, Path folder, NewFolders made, FolderLock lock) throws IOException {
        this.named = named;
        this.folder = folder;
        this.made = made;
        this.lock = lock;
        this.unfinished = place(folder);
        Files.createDirectory(unfinished);
        this.atInterrupt = new AtInterrupt(this::interrupted);
    }

    /**
     * Starts a folder.
     *
     * @throws Problem output-folder, old-output or changed-output if something is there that may not be replaced, busy if
     *     somebody else is writing there, disk-full or unwritable
     */
    public static OutputFolder start(Path named) {
        Path absolute = named.toAbsolutePath();
        if (Files.isSymbolicLink(absolute) && !Files.exists(absolute)) {
            throw refused(named, "it is a link to something that is not there", "remove the link");
        }
        try {
            if (!Files.exists(absolute)) {
                absolute = absolute.normalize();
            } else if (absolute.toRealPath().getParent() == null || !Files.isDirectory(absolute)) {
                throw refused(named, "there is something that Synfire did not make", ELSEWHERE + ", or remove it");
            }
            return start(named, absolute);
        } catch (IOException e) {
            throw Unwritable.of(named, e);
        }
    }

    private static OutputFolder start(Path named, Path absolute) throws IOException {
        NewFolders made = NewFolders.make(absolute.getParent());
        Optional<FolderLock> lock = Optional.empty();
        boolean started = false;
        try {
            Path folder = Files.exists(absolute)
                    ? absolute.toRealPath()
                    : absolute.getParent().toRealPath().resolve(absolute.getFileName());
            lock = FolderLock.of(folder);
            if (lock.isEmpty()) {
                throw Problem.wrongInput(
                        "busy",
                        named.toString(),
                        "another synfire is writing into it",
                        "wait for it to end, or " + ELSEWHERE);
            }
            listed(named, folder);
            OutputFolder output = new OutputFolder(named, folder, made, lock.get());
            started = true;
            return output;
        } finally {
            if (!started) {
                lock.ifPresent(FolderLock::close);
                made.remove();
            }
        }
    }

    /** What Synfire made in a folder, all of it as it was written. */
    private static FileList listed(Path named, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return FileList.none();
        }
        Optional<FileList> list = FileList.read(folder);
        if (list.isEmpty()) {
            Set<String> entries = new TreeSet<>();
            try (Stream<Path> paths = Files.list(folder)) {
                paths.forEach(path -> entries.add(path.getFileName().toString()));
            }
            if (entries.contains("manifest.json") || entries.contains("explore.json")) {
                throw Problem.wrongInput(
                        "old-output",
                        named.toString(),
                        "it has no list of Synfire's files (" + FileList.NAME
                                + "): an earlier version made it, or somebody else",
                        "delete it if nothing in it is yours, or " + ELSEWHERE);
            }
            if (!entries.isEmpty()) {
                throw refused(named, "there is something that Synfire did not make", ELSEWHERE + ", or remove it");
            }
            return FileList.none();
        }
        List<String> changed = list.get().changed(folder);
        if (!changed.isEmpty()) {
            throw Problem.wrongInput(
                    "changed-output",
                    named.toString(),
                    and(changed) + (changed.size() == 1 ? " was" : " were") + " changed since Synfire wrote "
                            + (changed.size() == 1 ? "it" : "them"),
                    "move or delete " + (changed.size() == 1 ? "it" : "them") + ", or " + ELSEWHERE);
        }
        return list.get();
    }

    private static Problem refused(Path named, String what, String instead) {
        return Problem.wrongInput("output-folder", named.toString(), what, instead);
    }

    private static String and(List<String> names) {
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2, 3 -> String.join(" and ", names);
            default -> names.get(0) + ", " + names.get(1) + " and " + (names.size() - 2) + " more";
        };
    }

    /** A free place for the unfinished folder. What a failed run left there is deleted, if nobody added to it. */
    private static Path place(Path folder) throws IOException {
        for (int i = 1; i <= MOST_IN_THE_WAY; i++) {
            Path place = folder.resolveSibling(folder.getFileName() + ".partial" + (i == 1 ? "" : "-" + i));
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return place;
            }
            if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                Optional<FileList> left = FileList.read(place);
                if (left.isPresent() && left.get().covers(place)) {
                    Tree.delete(place);
                    return place;
                }
            }
        }
        throw new IOException("there are " + MOST_IN_THE_WAY + " unfinished ones beside it");
    }

    /**
     * The files that Synfire made in a folder and that are still there.
     *
     * @throws Problem old-output if it has no list of them
     */
    public static List<String> made(Path folder) {
        try {
            FileList list = FileList.read(folder)
                    .orElseThrow(() -> Problem.wrongInput(
                            "old-output",
                            folder.toString(),
                            "it has no list of Synfire's files (" + FileList.NAME + "): an earlier version made it",
                            "make it again"));
            return list.names().stream()
                    .filter(name -> Files.isRegularFile(folder.resolve(name)))
                    .toList();
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    /** Where to write now. */
    public Path path() {
        return unfinished;
    }

    /** Writes a text file, with the folders above it. */
    public Path write(String name, String text) {
        try {
            return Draft.write(unfinished.resolve(name), text);
        } catch (Problem problem) {
            useless = true;
            throw problem;
        }
    }

    /**
     * A folder within the final one, for what the next run goes on from if this one is interrupted. It is made, and stays
     * whatever comes.
     */
    public Path kept(String name) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectory(folder);
            }
            if (FileList.read(folder).isEmpty()) {
                FileList.none().write(folder);
            }
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw Unwritable.of(named, e);
        }
    }

    /**
     * Gives the folder its name; or gives its files to the folder of that name, in place of those that Synfire made there.
     *
     * @throws Problem as {@link #start}, if something was put there meanwhile; then the unfinished folder stays
     */
    public synchronized Path complete() {
        try {
            FileList list = FileList.of(unfinished);
            list.write(unfinished);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                exchange(list);
            } else {
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            Tree.sync(folder.getParent());
            completed = true;
            return named.toAbsolutePath().normalize();
        } catch (IOException e) {
            useless = true;
            throw Unwritable.of(named, e);
        }
    }

    /** File by file, so that the folder itself and the files of others in it stay; interrupted, the next run takes it up. */
    private void exchange(FileList list) throws IOException {
        FileList before = listed(named, folder);
        List<String> inTheWay = list.names().stream()
                .filter(name -> !before.names().contains(name) && isInTheWay(name, before))
                .toList();
        if (!inTheWay.isEmpty()) {
            throw Problem.wrongInput(
                    "other-file",
                    named.toString(),
                    and(inTheWay) + (inTheWay.size() == 1 ? " is" : " are") + " there and not of Synfire's making",
                    "move or rename " + (inTheWay.size() == 1 ? "it" : "them") + ", or " + ELSEWHERE
                            + "; the new files are in " + unfinished);
        }
        before.and(list).write(folder);
        Set<Path> folders = new TreeSet<>();
        for (String name : before.names()) {
            if (!list.names().contains(name)) {
                Path file = folder.resolve(name);
                Files.deleteIfExists(file);
                removeEmpty(file.getParent());
            }
        }
        List<String> all = new ArrayList<>(list.names());
        all.add(FileList.NAME);
        for (String name : all) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.move(unfinished.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
            folders.add(file.getParent());
        }
        folders.forEach(Tree::sync);
        Tree.delete(unfinished);
    }

    /** Something of that name is there, or a file where a folder above it must be. */
    private boolean isInTheWay(String name, FileList before) {
        for (Path file = folder.resolve(name); !file.equals(folder); file = file.getParent()) {
            boolean ours = before.names().contains(folder.relativize(file).toString());
            boolean above = !file.equals(folder.resolve(name));
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !ours && !(above && Files.isDirectory(file))) {
                return true;
            }
        }
        return false;
    }

    private void removeEmpty(Path innermost) {
        for (Path path = innermost; !path.equals(folder); path = path.getParent()) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                return; // There is something in it.
            }
        }
    }

    private synchronized void interrupted() {
        if (!completed) {
            Tree.deleteQuietly(unfinished);
            lock.close();
            made.remove();
        }
    }

    @Override
    public void close() {
        atInterrupt.close();
        synchronized (this) {
            if (!completed) {
                leave();
            }
            lock.close();
            made.remove();
        }
    }

    /** Notes what is in the unfinished folder, so that the next run knows it; deletes it if there is nothing to look at. */
    private void leave() {
        try {
            FileList list = FileList.of(unfinished);
            if (!useless && !list.names().isEmpty()) {
                list.write(unfinished);
                return;
            }
        } catch (IOException | Problem _) {
            // There may be no room for it.
        }
        Tree.deleteQuietly(unfinished);
    }
}
