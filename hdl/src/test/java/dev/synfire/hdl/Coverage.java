package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which shapes have been operands of which kinds of expression. */
public final class Coverage {
    private final Map<String, Set<Shape>> shapes = new TreeMap<>();

    /** The kinds that were seen, each with the shapes of its operands. */
    public Map<String, Set<Shape>> shapes() {
        return shapes;
    }

    /** Adds all that is in the expression; what is no number worked on, a condition or a count of places, is not counted. */
    public void add(Expr expr) {
        if (expr instanceof Node node) {
            List<Expr> operands = new ArrayList<>();
            node.operands(operands::add);
            List<Expr> counted =
                    switch (node) {
                        case Node.Mux _ -> operands.subList(1, 3);
                        case Node.ShiftLeftBy _, Node.ShiftRightBy _, Node.Part _ -> operands.subList(0, 1);
                        default -> operands;
                    };
            counted.forEach(operand ->
                    shapes.computeIfAbsent(kind(node), _ -> new HashSet<>()).add(operand.shape()));
            operands.forEach(this::add);
        }
    }

    private static String kind(Node node) {
        String name = node.getClass().getSimpleName();
        return switch (node) {
            case Node.Arith arith -> name + " " + arith.operator();
            case Node.Bitwise bitwise -> name + " " + bitwise.operator();
            case Node.Reduce reduce -> name + " " + reduce.operator();
            case Node.Compare compare -> name + " " + compare.relation();
            default -> name;
        };
    }
}
