package dev.synfire.hdl;

import java.util.stream.Collectors;

/**
 * Expressions as text for messages and debuggers: the operators of Verilog, with parentheses around each below another;
 * what Verilog has no operator for as a function. It knows nothing of how Verilog sizes expressions; the printer does.
 */
final class NodeText {
    /** Below this depth there are only dots: a value that is shared often would have no end. */
    private static final int DEEPEST = 8;

    private NodeText() {}

    static String of(Node node) {
        return of(node, 0);
    }

    private static String of(Expr value, int depth) {
        if (depth > DEEPEST) {
            return "...";
        }
        int next = depth + 1;
        return switch (value) {
            case Signal signal -> signal.toString();
            case Node.Literal(var number, Shape _) -> number.toString();
            case Node.State(Enum<?> constant, Shape _) -> constant.name();
            case Node.Arith node -> infix(node.left(), symbol(node.operator()), node.right(), next);
            case Node.Negate node -> "-" + operand(node.operand(), next);
            case Node.Bitwise node -> infix(node.left(), symbol(node.operator()), node.right(), next);
            case Node.Invert node -> "~" + operand(node.operand(), next);
            case Node.Reduce node -> symbol(node.operator()) + operand(node.operand(), next);
            case Node.Compare node -> infix(node.left(), symbol(node.relation()), node.right(), next);
            case Node.Mux node ->
                operand(node.condition(), next) + " ? " + operand(node.whenTrue(), next) + " : "
                        + operand(node.whenFalse(), next);
            case Node.Slice(Expr operand, int high, int low) ->
                operand(operand, next) + (high == low ? "[" + low + "]" : "[" + high + ":" + low + "]");
            case Node.Concat node ->
                node.parts().stream().map(part -> of(part, next)).collect(Collectors.joining(", ", "{", "}"));
            case Node.Replicate node -> "{" + node.times() + "{" + of(node.operand(), next) + "}}";
            case Node.ShiftLeft node -> operand(node.operand(), next) + " << " + node.places();
            case Node.ShiftLeftBy node -> infix(node.operand(), "<<", node.places(), next);
            case Node.ShiftRightBy node ->
                infix(node.operand(), node.shape().signed() ? ">>>" : ">>", node.places(), next);
            case Node.Part node ->
                operand(node.operand(), next) + "[" + of(node.from(), next) + " +: " + node.width() + "]";
            case Node.Reinterpret node -> call("reinterpret", node.operand(), node.shape(), next);
            case Node.Widen node -> of(node.operand(), depth);
            case Node.Wrap node -> call("wrap", node.operand(), node.shape(), next);
            case Node.Saturate node -> call("sat", node.operand(), node.shape(), next);
            case Node.RoundHalfUp node -> "half_up(" + of(node.operand(), next) + " / 2^" + node.places() + ")";
            case Node.RoundTowardZero node -> "toward_zero(" + of(node.operand(), next) + " / 2^" + node.places() + ")";
            case Node.ReadNow node -> node.memory().name() + "[" + of(node.address(), next) + "]";
        };
    }

    private static String infix(Expr left, String operator, Expr right, int depth) {
        return operand(left, depth) + " " + operator + " " + operand(right, depth);
    }

    private static String call(String function, Expr operand, Shape shape, int depth) {
        return function + "(" + of(operand, depth) + ", " + shape + ")";
    }

    private static String operand(Expr value, int depth) {
        String text = of(value, depth);
        return isInfix(value) ? "(" + text + ")" : text;
    }

    private static boolean isInfix(Expr value) {
        return value instanceof Node.Arith
                || value instanceof Node.Bitwise
                || value instanceof Node.Compare
                || value instanceof Node.Mux
                || value instanceof Node.ShiftLeft
                || value instanceof Node.ShiftLeftBy
                || value instanceof Node.ShiftRightBy
                || value instanceof Node.Widen widen && isInfix(widen.operand());
    }

    private static String symbol(Node.ArithmeticOperator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUB -> "-";
            case MUL -> "*";
        };
    }

    private static String symbol(Node.BitwiseOperator operator) {
        return switch (operator) {
            case AND -> "&";
            case OR -> "|";
            case XOR -> "^";
        };
    }

    private static String symbol(Node.Relation relation) {
        return switch (relation) {
            case EQ -> "==";
            case NE -> "!=";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        };
    }
}
