package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;

/** Prints operators on bits, reductions and comparisons, of single bits in the form that reads best. */
final class Logic {
    private final Expressions expressions;

    Logic(Expressions expressions) {
        this.expressions = expressions;
    }

    /** One bit inverted, in the form that reads best. */
    Code inverted(Expr value) {
        return switch (value) {
            case Node.Invert invert -> expressions.condition(invert.operand());
            case Node.Compare(Node.Relation relation, Expr left, Expr right)
            when relation == Node.Relation.EQ -> compare(Node.Relation.NE, left, right);
            default -> new Code("!" + expressions.condition(value).under(Code.PRIMARY), Code.UNARY, false);
        };
    }

    /** A bitwise operator; on single bits a logical one, which reads better. */
    Code bitwise(Node.Bitwise node, int width, Sign sign) {
        Shape shape = node.left().shape();
        if (shape.width() == 1 && !shape.signed()) {
            return Widths.extend(logical(node), 1, width, sign);
        }
        Sign inner = Expressions.below(sign, shape.signed());
        Code a = expressions.fit(node.left(), width, false, inner);
        Code b = expressions.fit(node.right(), width, false, inner);
        int level = level(node.operator());
        String operator = " " + symbol(node.operator()) + " ";
        return new Code(a.under(level) + operator + b.under(level), level, a.signed() && b.signed()).as(sign);
    }

    private Code logical(Node.Bitwise node) {
        Code a = expressions.condition(node.left());
        Code b = expressions.condition(node.right());
        return switch (node.operator()) {
            case AND -> new Code(a.under(Code.AND) + " && " + b.under(Code.AND), Code.AND, false);
            case OR -> new Code(a.under(Code.OR) + " || " + b.under(Code.OR), Code.OR, false);
            case XOR -> new Code(differing(a) + " ^ " + differing(b), Code.BIT_XOR, a.signed() && b.signed());
        };
    }

    /** An operand of an exclusive or: in parentheses, unless it is one itself, so that nobody needs to know what binds tighter. */
    private static String differing(Code operand) {
        return operand.precedence() == Code.BIT_XOR ? operand.text() : operand.under(Code.UNARY);
    }

    private static String symbol(Node.BitwiseOperator operator) {
        return switch (operator) {
            case AND -> "&";
            case OR -> "|";
            case XOR -> "^";
        };
    }

    private static int level(Node.BitwiseOperator operator) {
        return switch (operator) {
            case AND -> Code.BIT_AND;
            case OR -> Code.BIT_OR;
            case XOR -> Code.BIT_XOR;
        };
    }

    /** All bits of a value joined. */
    Code reduce(Node.BitwiseOperator operator, Expr operand) {
        Code inner = expressions.fit(operand, operand.shape().width(), false, Sign.ANY);
        return new Code(symbol(operator) + inner.under(Code.PRIMARY), Code.UNARY, false);
    }

    /** A comparison at the width of the wider side. */
    Code compare(Node.Relation relation, Expr left, Expr right) {
        int width = Math.max(left.shape().width(), right.shape().width());
        boolean order = relation != Node.Relation.EQ && relation != Node.Relation.NE;
        if (!order && left.shape().equals(Shape.bit()) && right instanceof Node.Literal literal) {
            boolean straight =
                    (relation == Node.Relation.EQ) == (literal.value().signum() != 0);
            return straight ? expressions.condition(left) : inverted(left);
        }
        Sign sign = order ? Sign.of(left.shape().signed()) : Sign.ANY;
        int level = order ? Code.RELATION : Code.EQUALITY;
        String operator =
                switch (relation) {
                    case EQ -> " == ";
                    case NE -> " != ";
                    case LT -> " < ";
                    case LE -> " <= ";
                    case GT -> " > ";
                    case GE -> " >= ";
                };
        Code a = expressions.fit(left, width, false, sign);
        Code b = expressions.fit(right, width, false, sign);
        return new Code(a.under(level + 1) + operator + b.under(level + 1), level, false);
    }
}
