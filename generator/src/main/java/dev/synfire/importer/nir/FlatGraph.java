package dev.synfire.importer.nir;

import dev.synfire.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A graph whose nested graphs are dissolved, and whose shapes are known and fit each other.
 *
 * <p>A node n of a nested graph g is named g.n, as exporters name the nodes of a recurrent layer anyway. The inner Input
 * and Output stay as nodes that pass on what arrives. Every node but the one Input is fed, and every cycle has a state.
 *
 * @param where the file, for messages
 * @param nodes by name
 * @param edges sorted, each once
 * @param shapes what each node gives; row-major order is all that counts where shapes of one size meet
 */
record FlatGraph(
        String where, SortedMap<String, NirNode.Simple> nodes, List<NirGraph.Edge> edges, Map<String, Shape> shapes) {

    /**
     * Dissolves nested graphs and checks all that concerns several nodes.
     *
     * @throws Problem naming node or edge
     */
    static FlatGraph of(NirGraph graph, String where) {
        TreeMap<String, NirNode.Simple> nodes = new TreeMap<>();
        TreeSet<NirGraph.Edge> edges = new TreeSet<>();
        new Dissolving(where, nodes, edges).add(graph, "");
        FlatGraph flat = new FlatGraph(where, nodes, List.copyOf(edges), new TreeMap<>());
        flat.checkFed();
        flat.checkCycles();
        return new FlatGraph(where, nodes, flat.edges, new ShapeInference(flat).shapes());
    }

    FlatGraph {
        nodes = Collections.unmodifiableSortedMap(nodes);
    }

    /** The nodes that feed a node, in the order of their names. */
    List<String> sources(String name) {
        return edges.stream()
                .filter(edge -> edge.to().equals(name))
                .map(NirGraph.Edge::from)
                .toList();
    }

    /** The nodes that a node feeds, in the order of their names. */
    List<String> targets(String name) {
        return edges.stream()
                .filter(edge -> edge.from().equals(name))
                .map(NirGraph.Edge::to)
                .toList();
    }

    /** The Input of the whole network. */
    String input() {
        return only(NirNode.Input.class, "Input");
    }

    /** The Output of the whole network. */
    String output() {
        return only(NirNode.Output.class, "Output");
    }

    /** All nodes, each after those that feed it as far as cycles allow; the Input first. */
    List<String> inOrder() {
        Map<String, Integer> looked = new TreeMap<>();
        List<String> done = new ArrayList<>();
        for (String node : nodes.keySet()) {
            Deque<String> open = new ArrayDeque<>(List.of(node));
            while (!open.isEmpty()) {
                String at = open.peek();
                Integer next = looked.merge(at, 0, (seen, _) -> seen + 1);
                List<String> sources = sources(at);
                if (next < sources.size()) {
                    if (!looked.containsKey(sources.get(next))) {
                        open.push(sources.get(next));
                    }
                } else {
                    if (!done.contains(at)) {
                        done.add(at);
                    }
                    open.pop();
                }
            }
        }
        return done;
    }

    Problem problem(String code, String place, String what, String instead) {
        return Problem.wrongInput(code, where + ": " + HdfSource.printable(place), HdfSource.printable(what), instead);
    }

    /** The one port of that kind that no inner graph brought along: an inner Input is fed, an inner Output feeds. */
    private String only(Class<? extends NirNode.Port> kind, String word) {
        boolean input = kind == NirNode.Input.class;
        List<String> found = nodes.keySet().stream()
                .filter(name -> kind.isInstance(nodes.get(name)))
                .filter(name -> input
                        ? edges.stream().noneMatch(edge -> edge.to().equals(name))
                        : edges.stream().noneMatch(edge -> edge.from().equals(name)))
                .toList();
        if (found.size() != 1) {
            throw problem(
                    found.isEmpty() ? "no-" + word.toLowerCase(Locale.ROOT) : "several-ports",
                    found.isEmpty() ? "graph" : "nodes " + String.join(", ", found),
                    "the graph has " + (found.isEmpty() ? "no" : found.size()) + " " + word + " node"
                            + (found.isEmpty() ? "" : "s") + " at its border",
                    "give it exactly one");
        }
        return found.getFirst();
    }

    private void checkFed() {
        String input = input();
        output();
        for (String name : nodes.keySet()) {
            if (!name.equals(input) && sources(name).isEmpty()) {
                throw problem(
                        "unfed-node", "node " + name, "no edge leads to it", "add an edge to it, or leave it out");
            }
        }
    }

    /** Refuses a cycle of nodes that all answer at once: its value would depend on itself. */
    private void checkCycles() {
        Map<String, Integer> unsettled = new TreeMap<>();
        for (NirGraph.Edge edge : edges) {
            if (instant(edge.from()) && instant(edge.to())) {
                unsettled.merge(edge.to(), 1, Integer::sum);
            }
        }
        Deque<String> settled = new ArrayDeque<>();
        nodes.keySet().stream()
                .filter(name -> instant(name) && !unsettled.containsKey(name))
                .forEach(settled::add);
        while (!settled.isEmpty()) {
            for (String next : targets(settled.remove())) {
                if (instant(next) && unsettled.merge(next, -1, Integer::sum) == 0) {
                    unsettled.remove(next);
                    settled.add(next);
                }
            }
        }
        if (!unsettled.isEmpty()) {
            List<String> cycle = cycle(unsettled);
            throw problem(
                    "cycle-without-state",
                    "edge " + cycle.get(0) + " -> " + cycle.get(1),
                    "the cycle " + String.join(" -> ", cycle) + " has neither a neuron nor a Delay",
                    "put a Delay or a neuron into it");
        }
    }

    /** Walks against the edges from any node left over until one comes twice. */
    private List<String> cycle(Map<String, Integer> unsettled) {
        List<String> walk = new ArrayList<>();
        String at = unsettled.keySet().iterator().next();
        while (!walk.contains(at)) {
            walk.add(at);
            at = sources(at).stream().filter(unsettled::containsKey).findFirst().orElseThrow();
        }
        List<String> cycle = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
        cycle.add(at);
        Collections.reverse(cycle);
        return cycle;
    }

    private boolean instant(String name) {
        return switch (nodes.get(name)) {
            case NirNode.Neuron _, NirNode.Delay _ -> false;
            case NirNode.Port _, NirNode.Mapping _ -> true;
        };
    }

    /** Adds a graph's nodes under a prefix, and turns edges to and from a nested graph to its Input and Output. */
    private record Dissolving(String where, Map<String, NirNode.Simple> nodes, Set<NirGraph.Edge> edges) {
        void add(NirGraph graph, String prefix) {
            graph.nodes().forEach((name, node) -> {
                switch (node) {
                    case NirGraph inner -> add(inner, prefix + name + ".");
                    case NirNode.Simple simple -> {
                        if (nodes.put(prefix + name, simple) != null) {
                            throw Problem.wrongInput(
                                    "duplicate-node",
                                    where + ": node " + prefix + name,
                                    "a node of a nested graph and another node have this same name",
                                    "rename one of them");
                        }
                    }
                }
            });
            for (NirGraph.Edge edge : graph.edges()) {
                String from = end(graph, prefix, edge.from(), NirNode.Output.class);
                String to = end(graph, prefix, edge.to(), NirNode.Input.class);
                edges.add(new NirGraph.Edge(from, to));
            }
        }

        private String end(NirGraph graph, String prefix, String name, Class<? extends NirNode.Port> kind) {
            if (!(graph.nodes().get(name) instanceof NirGraph inner)) {
                return prefix + name;
            }
            List<String> ports = inner.nodes().keySet().stream()
                    .filter(port -> kind.isInstance(inner.nodes().get(port)))
                    .toList();
            if (ports.size() != 1) {
                throw Problem.wrongInput(
                        "several-ports",
                        where + ": node " + prefix + name,
                        "this nested graph has " + ports.size() + " " + kind.getSimpleName()
                                + " nodes, expected exactly one",
                        "give it exactly one");
            }
            return prefix + name + "." + ports.getFirst();
        }
    }
}
