package dev.synfire.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders that were made for an output; they go again if it comes to nothing. */
final class NewFolders {
    private final Deque<Path> innermostFirst = new ArrayDeque<>();

    private NewFolders() {}

    /** Makes a folder, and those above it, where they are missing. */
    static NewFolders make(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = folder.toAbsolutePath(); path != null && !Files.exists(path); path = path.getParent()) {
            missing.push(path);
        }
        NewFolders made = new NewFolders();
        Files.createDirectories(folder);
        missing.forEach(made.innermostFirst::push);
        return made;
    }

    /** Deletes those that are empty. */
    void remove() {
        for (Path folder : innermostFirst) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException _) {
                return; // There is something in it, and so in those above.
            }
        }
    }
}
