package dev.synfire.importer.nir;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Nodes by name, and which feeds which; what arrives at a node over several edges is added.
 *
 * <p>Neither the order of nodes nor that of edges means anything, so both are kept sorted.
 *
 * @param nodes in the order of their names
 * @param edges in the order of their names, each once
 */
public record NirGraph(SortedMap<String, NirNode> nodes, List<Edge> edges) implements NirNode {
    /** That from's output is among to's inputs. */
    public record Edge(String from, String to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : to.compareTo(other.to);
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    public NirGraph {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        edges = edges.stream().sorted().toList();
    }

    @Override
    public String type() {
        return "NIRGraph";
    }
}
