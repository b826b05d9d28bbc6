package dev.synfire.importer.onnx.file;

import dev.synfire.importer.onnx.OnnxNode;
import dev.synfire.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the nodes that the output needs into the order of their data. */
final class NodeOrder {
    private final Map<String, OnnxNode> givers = new HashMap<>();
    private final Set<String> given;
    private final String file;
    private final List<OnnxNode> ordered = new ArrayList<>();
    private final Set<OnnxNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<OnnxNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private NodeOrder(Set<String> given, String file) {
        this.given = given;
        this.file = file;
    }

    /**
     * The nodes in order.
     *
     * @param given values that need no node: the input and the constants
     * @throws Problem if a value is given twice or by none, or a cycle needs itself
     */
    static List<OnnxNode> of(List<OnnxNode> nodes, Set<String> given, String output, String file) {
        NodeOrder order = new NodeOrder(given, file);
        for (OnnxNode node : nodes) {
            for (String value : node.outputs()) {
                if (!value.isEmpty() && (given.contains(value) || order.givers.put(value, node) != null)) {
                    throw node.wrong("value '" + value + "' is given a second time");
                }
            }
        }
        if (!order.givers.containsKey(output)) {
            throw Problem.wrongInput(
                    "broken-onnx", file, "no node gives the output '" + output + "'", "export the model again");
        }
        order.visit(order.givers.get(output));
        return order.ordered;
    }

    /** Depth first, by a stack of its own: a chain of nodes may be long. */
    private void visit(OnnxNode last) {
        Deque<OnnxNode> stack = new ArrayDeque<>();
        stack.push(last);
        while (!stack.isEmpty()) {
            OnnxNode node = stack.peek();
            if (done.contains(node)) {
                stack.pop();
                continue;
            }
            if (open.add(node)) {
                needs(node).forEach(stack::push);
            } else {
                stack.pop();
                open.remove(node);
                done.add(node);
                ordered.add(node);
            }
        }
    }

    private List<OnnxNode> needs(OnnxNode node) {
        List<OnnxNode> needed = new ArrayList<>();
        for (String value : node.inputs()) {
            if (value.isEmpty() || given.contains(value)) {
                continue;
            }
            OnnxNode giver = givers.get(value);
            if (giver == null) {
                throw node.wrong("it takes '" + value + "', which nothing in " + file + " gives");
            }
            if (open.contains(giver)) {
                throw node.wrong("it takes '" + value + "', which needs what this node gives: a cycle");
            }
            if (!done.contains(giver)) {
                needed.add(giver);
            }
        }
        return needed;
    }
}
