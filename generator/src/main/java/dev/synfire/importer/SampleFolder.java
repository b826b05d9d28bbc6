package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a folder of recordings, a sample each, in the order of their names. Labels are in its labels.txt, a line with name,
 * tab and label for each, or the names of folders within, as N-MNIST comes: 7/00001.bin is a 7.
 */
final class SampleFolder {
    private static final String LABELS = "labels.txt";

    private final Network network;
    private final Path folder;
    private final Function<Path, Sample> reader;

    SampleFolder(Network network, Path folder, Function<Path, Sample> reader) {
        this.network = network;
        this.folder = folder;
        this.reader = reader;
    }

    Dataset read(Optional<Path> given, SampleNotes notes) {
        List<Path> files = recordings(folder);
        boolean classes = files.isEmpty();
        if (classes) {
            files = entries(folder).stream()
                    .filter(Files::isDirectory)
                    .flatMap(within -> recordings(within).stream())
                    .toList();
        }
        if (files.isEmpty()) {
            throw Problem.wrongInput(
                    "missing-inputs",
                    folder.toString(),
                    "the folder has no .bin or .bs2 file, nor has a folder in it",
                    "name a folder of recordings");
        }
        Optional<IntVector> labels = labels(files, given, classes, notes);
        return new Dataset(
                files.stream().map(reader).toList(),
                labels,
                notes.text(network.input().scale()));
    }

    private Optional<IntVector> labels(List<Path> files, Optional<Path> given, boolean inFolders, SampleNotes notes) {
        Path file = given.orElse(folder.resolve(LABELS));
        int classes = LabelReader.classes(network);
        if (Files.exists(file) || given.isPresent()) {
            if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
                return Optional.of(LabelReader.read(file, classes).values());
            }
            Map<String, Integer> named = LabelReader.named(file, classes);
            return Optional.of(IntVector.of(files.stream()
                    .mapToInt(recording -> label(recording, named, file))
                    .toArray()));
        }
        if (!inFolders) {
            return Optional.empty();
        }
        List<String> folders = files.stream()
                .map(recording -> recording.getParent().getFileName().toString())
                .toList();
        if (folders.stream().noneMatch(name -> name.matches("\\d{1,6}"))) {
            if (folders.stream().distinct().count() != classes) {
                return Optional.empty();
            }
            LabelReader.Labels labels = LabelReader.byName(folders, folder.toString(), classes);
            labels.notes().forEach(notes::told);
            return Optional.of(labels.values());
        }
        List<Integer> found = new ArrayList<>();
        for (Path recording : files) {
            String name = recording.getParent().getFileName().toString();
            if (!name.matches("\\d{1,6}")) {
                return Optional.empty();
            }
            found.add(LabelReader.label(
                    Integer.parseInt(name), recording.getParent().toString(), classes));
        }
        return Optional.of(
                IntVector.of(found.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static int label(Path recording, Map<String, Integer> named, Path file) {
        String name = stem(recording);
        Integer label = named.get(name);
        if (label == null) {
            throw Problem.wrongInput(
                    "missing-label",
                    file.toString(),
                    "there is no label for " + recording.getFileName(),
                    "add a line: " + name + ", a tab, and the number of an output neuron");
        }
        return label;
    }

    static String stem(Path recording) {
        return recording.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static List<Path> recordings(Path folder) {
        return entries(folder).stream()
                .filter(Files::isRegularFile)
                .filter(file -> EventFile.named(file.toString().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw WholeFile.unreadable(folder.toString(), e);
        }
    }
}
