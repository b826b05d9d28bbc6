package dev.synfire.importer.nir;

import dev.synfire.importer.Suggestion;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a .nir file: HDF5 with the graph in the group node, as versions 0.1 to 1.0 of the reference package write it.
 *
 * <p>Arrays may be contiguous or in chunks, compressed by gzip or lzf, of floats of 32 or 64 bits or of integers.
 * v_reset (then 0), w_in (then 1) and bias (then 0) may be absent; metadata is not read.
 */
public final class NirFile {
    private static final Set<String> ALWAYS = Set.of("type", "metadata", "input_type", "output_type");

    private final HdfSource source;

    private NirFile(HdfSource source) {
        this.source = source;
    }

    /**
     * Reads a file and checks that its graphs are well-formed and its shapes fit each other.
     *
     * @throws Problem naming file, node and edge, if the file is damaged or wrong
     */
    public static NirGraph read(Path file) {
        NirGraph graph = readUnchecked(file);
        FlatGraph.of(graph, file.toString());
        return graph;
    }

    /** Reads a file without comparing the nodes with each other. */
    static NirGraph readUnchecked(Path file) {
        HdfSource source = HdfSource.open(file);
        HdfGroup root = source.root();
        if (!root.has("node")) {
            throw Problem.wrongInput(
                    "not-nir",
                    file.toString(),
                    "this HDF5 file has no group 'node'",
                    "give a .nir file as nir.write(FILE, GRAPH) makes it");
        }
        return new NirFile(source).graph(root.group("node", ""), "");
    }

    /** Whether a file is HDF5 with the group of a NIR graph in it. A Keras file is HDF5, too, without that group. */
    public static boolean holdsGraph(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return HdfSource.open(file).root().has("node");
        } catch (Problem _) {
            return false;
        }
    }

    /** What the file says of the version of the package that wrote it; unknown if nothing. */
    public static String version(Path file) {
        HdfGroup root = HdfSource.open(file).root();
        return root.has("version") && root.isText("version") ? root.string("version") : "unknown";
    }

    private NirGraph graph(HdfGroup group, String prefix) {
        String type = group.string("type");
        if (!type.equals("NIRGraph")) {
            throw source.problem(
                    "not-a-graph",
                    group.place(),
                    "the root node is a " + type + ", expected a NIRGraph",
                    "write nir.NIRGraph.from_list(nir.Input(...), node, nir.Output(...))");
        }
        known(group, Set.of("nodes", "edges"));
        HdfGroup nodes = group.group("nodes", group.place());
        Map<String, NirNode> read = new TreeMap<>();
        for (String name : nodes.names()) {
            read.put(name, node(nodes.group(name, "node " + prefix + name), prefix + name));
        }
        List<NirGraph.Edge> edges = new ArrayList<>();
        for (List<String> pair : group.pairs("edges")) {
            NirGraph.Edge edge = new NirGraph.Edge(pair.getFirst(), pair.getLast());
            for (String end : pair) {
                if (!read.containsKey(end)) {
                    throw dangling(prefix, edge, end, read.keySet());
                }
            }
            edges.add(edge);
        }
        Set<NirGraph.Edge> once = new TreeSet<>();
        for (NirGraph.Edge edge : edges) {
            if (!once.add(edge)) {
                throw source.problem(
                        "duplicate-edge",
                        "edge " + prefixed(prefix, edge),
                        "it is there more than once, and would be added more than once",
                        "leave it in once, or put a Scale by 2 on it");
            }
        }
        return new NirGraph(new TreeMap<>(read), edges);
    }

    private Problem dangling(String prefix, NirGraph.Edge edge, String end, Set<String> names) {
        return source.problem(
                "dangling-edge",
                "edge " + prefixed(prefix, edge),
                "there is no node " + prefix + end,
                Suggestion.among(end, names)
                        .map(name -> "did you mean " + prefix + name + "?")
                        .orElse("the nodes are " + some(names)));
    }

    private static String some(Set<String> names) {
        String joined = String.join(", ", names.stream().limit(12).toList());
        return names.size() > 12 ? joined + ", and " + (names.size() - 12) + " more" : joined;
    }

    private static NirGraph.Edge prefixed(String prefix, NirGraph.Edge edge) {
        return new NirGraph.Edge(prefix + edge.from(), prefix + edge.to());
    }

    private NirNode node(HdfGroup group, String name) {
        String type = group.string("type");
        if (type.equals("NIRGraph")) {
            return graph(group, name + ".");
        }
        Set<String> parameters = NodeReader.PARAMETERS.get(type);
        if (parameters == null) {
            throw source.problem(
                    "unknown-node",
                    group.place(),
                    "there is no node type '" + type + "'",
                    Suggestion.among(type, NodeReader.PARAMETERS.keySet())
                            .map(word -> "did you mean " + word + "?")
                            .orElse("the types are " + String.join(", ", NodeReader.PARAMETERS.keySet())));
        }
        known(group, parameters);
        return NodeReader.read(type, group);
    }

    private void known(HdfGroup group, Set<String> parameters) {
        for (String name : group.names()) {
            if (!parameters.contains(name) && !ALWAYS.contains(name)) {
                throw source.problem(
                        "unknown-parameter",
                        group.place(),
                        "it has no parameter '" + name + "'",
                        Suggestion.among(name, parameters)
                                .map(word -> "did you mean " + word + "?")
                                .orElse("the parameters are " + String.join(", ", new TreeSet<>(parameters))));
            }
        }
    }
}
