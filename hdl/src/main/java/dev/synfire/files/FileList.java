package dev.synfire.files;

import dev.synfire.reading.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that Synfire made in a folder, with the SHA-256 of each: what the folder's {@value #NAME} says, which is also the
 * mark of a folder of Synfire's. A file may have several sums: while a folder is made anew it holds old and new ones.
 *
 * @param sums by file name, relative to the folder
 */
record FileList(SortedMap<String, SortedSet<String>> sums) {
    /** The file with the list. It is no part of it. */
    static final String NAME = ".synfire";

    private static final String MARK = "# Made by Synfire.";
    private static final String HEAD = MARK + " Files listed here are replaced or removed when Synfire writes into this"
            + " folder again;\n# all others are left alone. To check them: sha256sum -c " + NAME + "\n";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\x00]+)");
    private static final int BLOCK = 1 << 16;

    /** A folder without files. */
    static FileList none() {
        return new FileList(new TreeMap<>());
    }

    /** All files of a folder as they are; makes sure that they are on the disk. */
    static FileList of(Path folder) throws IOException {
        FileList list = none();
        Set<Path> folders = new HashSet<>(Set.of(folder));
        for (String name : Tree.files(folder)) {
            if (!name.equals(NAME)) {
                Path file = folder.resolve(name);
                list.sums.put(name, new TreeSet<>(Set.of(sum(file, true))));
                folders.add(file.getParent());
            }
        }
        folders.forEach(Tree::sync);
        return list;
    }

    /** The list of a folder; empty if it has none that can be read. */
    static Optional<FileList> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String text =
                new String(WholeFile.bytes(file, WholeFile.MOST_TEXT, "name another folder"), StandardCharsets.UTF_8);
        if (!text.startsWith(MARK) || !text.endsWith("\n")) {
            return Optional.empty();
        }
        FileList list = none();
        for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || isOutside(matcher.group(2))) {
                return Optional.empty();
            }
            list.sums.computeIfAbsent(matcher.group(2), _ -> new TreeSet<>()).add(matcher.group(1));
        }
        return Optional.of(list);
    }

    private static boolean isOutside(String name) {
        return name.startsWith("/") || List.of(name.split("/", -1)).contains("..");
    }

    /** Puts it into its folder, in place of an earlier one. */
    void write(Path folder) {
        StringBuilder text = new StringBuilder(HEAD);
        sums.forEach((name, each) ->
                each.forEach(sum -> text.append(sum).append("  ").append(name).append('\n')));
        OutputFile.write(folder.resolve(NAME), FileKind.ANY, text.toString());
    }

    Set<String> names() {
        return sums.keySet();
    }

    /** Both lists. */
    FileList and(FileList other) {
        FileList both = none();
        for (FileList each : List.of(this, other)) {
            each.sums.forEach((name, some) ->
                    both.sums.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(some));
        }
        return both;
    }

    /** The files that are there, but not as they were written. */
    List<String> changed(Path folder) throws IOException {
        List<String> changed = new ArrayList<>();
        for (var entry : sums.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && entry.getValue().contains(sum(file, false)))) {
                changed.add(entry.getKey());
            }
        }
        return changed;
    }

    /** Whether a folder holds these files, as they were written, and no others. */
    boolean describes(Path folder) throws IOException {
        Set<String> found = new HashSet<>(Tree.files(folder));
        found.remove(NAME);
        return found.equals(names()) && changed(folder).isEmpty();
    }

    /** Whether a folder holds nothing but these files, as they were written; some may be missing. */
    boolean covers(Path folder) throws IOException {
        Set<String> found = new HashSet<>(Tree.files(folder));
        found.remove(NAME);
        return names().containsAll(found) && changed(folder).isEmpty();
    }

    private static String sum(Path file, boolean sync) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(block.clear()) >= 0) {
                digest.update(block.flip());
            }
            if (sync) {
                channel.force(true);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
