package dev.synfire.importer.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HDF5 file as nested maps, so that tests can write what the writer would not. */
final class HdfTree {
    private HdfTree() {}

    /** Names and values in turn; a map is a group. */
    static Map<String, Object> group(Object... namesAndValues) {
        Map<String, Object> group = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            group.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return group;
    }

    /** A graph of these nodes with these edges. */
    static Map<String, Object> graph(Map<String, Object> nodes, String... edges) {
        String[][] pairs = new String[edges.length][];
        for (int i = 0; i < edges.length; i++) {
            pairs[i] = edges[i].split(" -> ");
        }
        return group("type", "NIRGraph", "nodes", nodes, "edges", pairs);
    }

    static Path write(Path file, Map<String, Object> root) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            put(hdf, root);
        }
        return file;
    }

    @SuppressWarnings("unchecked")
    private static void put(WritableGroup group, Map<String, Object> members) {
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                put(group.putGroup(name), (Map<String, Object>) inner);
            } else {
                group.putDataset(name, value);
            }
        });
    }
}
