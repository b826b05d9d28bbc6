package dev.synfire.mutation;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Node.ArithmeticOperator;
import dev.synfire.hdl.Node.BitwiseOperator;
import dev.synfire.hdl.Node.Relation;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.check.Elaborated;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks over an elaborated design, names every small fault that it knows how to put there, and puts in one of them: other
 * operators, constants one off, conditions negated or stuck, enables stuck, other reset values or none, a bit cleared, a
 * next value not taken.
 */
final class Mutator {
    /** The number of no mutant: the design is only looked at. */
    static final int NONE = -1;

    private static final int LONGEST_TEXT = 60;

    private final int wanted;
    private final Predicate<Component<?>> skipped;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private String module = "";
    private String target = "";

    /**
     * A walk that puts in one fault.
     *
     * @param wanted its number, or {@link #NONE}
     * @param skipped instances that stay as they are, with all below them
     */
    Mutator(int wanted, Predicate<Component<?>> skipped) {
        this.wanted = wanted;
        this.skipped = skipped;
    }

    /** The names of all faults that a walk has met: module, signal, kind, what was there, and which of equal ones. */
    List<String> names() {
        return names;
    }

    /** The name of the module with the fault. */
    String mutated() {
        return names.get(wanted).split(" \\| ")[0];
    }

    Elaborated design(Elaborated design) {
        if (skipped.test(design.component())) {
            return design;
        }
        module = design.moduleName();
        List<Item> items = new ArrayList<>();
        design.items().forEach(item -> items.add(item(item)));
        List<Elaborated> children = new ArrayList<>();
        design.children().forEach(child -> children.add(design(child)));
        return new Elaborated(
                design.component(), design.ports(), items, children, design.uses(), design.clocks(), design.distinct());
    }

    /** Notes that a fault is possible here; true if it is the one that is wanted. */
    private boolean here(String kind, Object what) {
        String text = what.toString().replaceAll("\\s+", " ");
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String name = module + " | " + target + " | " + kind + " | " + text;
        int turn = alike.merge(name, 1, Integer::sum);
        names.add(name + " | " + turn);
        return names.size() - 1 == wanted;
    }

    private Item item(Item item) {
        return switch (item) {
            case Item.Comment _, Item.Bidirectional _, Item.Instance _, Item.Join _, Item.Array _ -> item;
            case Item.Declaration(Signal signal) -> {
                if (signal instanceof Reg reg) {
                    register(reg);
                }
                yield item;
            }
            case Item.Named(var let, Expr value) -> {
                target = let.name();
                yield new Item.Named(let, whole(value));
            }
            case Item.Said(Statement statement) -> {
                List<Statement> one = statement(statement);
                yield one.isEmpty() ? new Item.Comment("") : new Item.Said(one.getFirst());
            }
            case Item.Read(var port, Expr address, Expr enable) -> {
                target = port.name();
                yield new Item.Read(port, whole(address), enable(enable));
            }
            case Item.Write(var memory, Expr address, Expr data, Expr enable, var mask, var clock, var line) -> {
                target = memory.name();
                yield new Item.Write(
                        memory, whole(address), whole(data), enable(enable), mask.map(this::expr), clock, line);
            }
            case Item.ReadWrite(var port, Expr address, Expr data, Expr write, Expr enable, var mask) -> {
                target = port.name();
                yield new Item.ReadWrite(
                        port, whole(address), whole(data), enable(write), enable(enable), mask.map(this::expr));
            }
            case Item.Connection(var input, Expr value, var line) -> {
                target = input.name();
                yield new Item.Connection(input, expr(value), line);
            }
        };
    }

    /** What a register is after a reset is part of the component itself. */
    private void register(Reg reg) {
        target = reg.name();
        Optional<Expr> init = reg.init();
        if (init.isEmpty()) {
            return;
        }
        if (here("no reset", init.get())) {
            reg.withoutReset();
        }
        if (init.get() instanceof Node.Literal(BigInteger value, Shape shape) && here("reset value + 1", value)) {
            reg.init(shape.wrap(value.add(BigInteger.ONE)).longValue());
        }
        if (init.get() instanceof Node.State(Enum<?> state, Shape _) && here("another reset state", state)) {
            Enum<?>[] all = state.getDeclaringClass().getEnumConstants();
            reg.init(all[(state.ordinal() + 1) % all.length]);
        }
    }

    /** A value that is given to a signal: its highest bit may be lost, too. */
    private Expr whole(Expr value) {
        if (value.shape().width() > 1 && !(value instanceof Node.Literal) && here("highest bit cleared", value)) {
            int width = value.shape().width();
            Expr bits = new Node.Reinterpret(value, Shape.u(width));
            Expr mask = new Node.Literal(BigInteger.ONE.shiftLeft(width - 1).subtract(BigInteger.ONE), Shape.u(width));
            return new Node.Reinterpret(new Node.Bitwise(BitwiseOperator.AND, bits, mask), value.shape());
        }
        if (value.shape().width() == 1 && value instanceof Signal && here("negated", value)) {
            return new Node.Invert(value);
        }
        return expr(value);
    }

    private Expr enable(Expr enable) {
        if (enable instanceof Node.Literal) {
            return enable;
        }
        if (here("enable stuck at 1", enable)) {
            return bit(1);
        }
        return condition(enable);
    }

    private Expr condition(Expr condition) {
        if (here("condition negated", condition)) {
            return new Node.Invert(condition);
        }
        return expr(condition);
    }

    private static Expr bit(int value) {
        return new Node.Literal(BigInteger.valueOf(value), Shape.bit());
    }

    private List<Statement> statements(List<Statement> all) {
        List<Statement> kept = new ArrayList<>();
        all.forEach(one -> kept.addAll(statement(one)));
        return kept;
    }

    private List<Statement> statement(Statement statement) {
        return switch (statement) {
            case Statement.Assign(Signal driven, Expr value, var line) -> {
                target = driven.name();
                yield List.of(new Statement.Assign(driven, whole(value), line));
            }
            case Statement.Next(Reg reg, Expr value, var line) -> {
                target = reg.name();
                yield here("next value not taken", value)
                        ? List.of()
                        : List.of(new Statement.Next(reg, whole(value), line));
            }
            case Statement.Part(Signal driven, int high, int low, Expr value, var line) -> {
                target = driven.name();
                yield List.of(new Statement.Part(driven, high, low, whole(value), line));
            }
            case Statement.When(List<Statement.Branch> branches, List<Statement> otherwise, var line) -> {
                List<Statement.Branch> changed = new ArrayList<>();
                for (Statement.Branch branch : branches) {
                    target = "when";
                    Expr condition =
                            here("condition stuck at 1", branch.condition()) ? bit(1) : condition(branch.condition());
                    changed.add(new Statement.Branch(condition, statements(branch.body()), branch.line()));
                }
                yield List.of(new Statement.When(changed, statements(otherwise), line));
            }
            case Statement.Switch(Expr subject, List<Statement.Case> cases, var otherwise, var line) -> {
                List<Statement.Case> changed = new ArrayList<>();
                cases.forEach(one -> changed.add(new Statement.Case(one.labels(), statements(one.body()), one.line())));
                yield List.of(new Statement.Switch(subject, changed, otherwise.map(this::statements), line));
            }
        };
    }

    private Expr expr(Expr value) {
        return switch (value) {
            case Signal signal -> signal;
            case Node.Literal literal -> constant(literal);
            case Node.State state -> state;
            case Node.Arith node -> arithmetic(node);
            case Node.Negate(Expr operand, Shape shape) ->
                here("not negative", value)
                        ? new Node.Widen(expr(operand), shape)
                        : new Node.Negate(expr(operand), shape);
            case Node.Bitwise(BitwiseOperator operator, Expr left, Expr right) -> {
                BitwiseOperator other =
                        switch (operator) {
                            case AND, XOR -> BitwiseOperator.OR;
                            case OR -> BitwiseOperator.AND;
                        };
                boolean swapped = here(operator + " is " + other, value);
                yield new Node.Bitwise(swapped ? other : operator, expr(left), expr(right));
            }
            case Node.Invert(Expr operand) ->
                here("not inverted", value) ? expr(operand) : new Node.Invert(expr(operand));
            case Node.Reduce(BitwiseOperator operator, Expr operand) -> {
                BitwiseOperator other = operator == BitwiseOperator.AND ? BitwiseOperator.OR : BitwiseOperator.AND;
                boolean swapped = here(operator + " of all is " + other, value);
                yield new Node.Reduce(swapped ? other : operator, expr(operand));
            }
            case Node.Compare(Relation relation, Expr left, Expr right) -> {
                Relation other = other(relation);
                boolean swapped = here(relation + " is " + other, value);
                yield new Node.Compare(swapped ? other : relation, expr(left), expr(right));
            }
            case Node.Mux(Expr condition, Expr one, Expr zero, Shape shape) ->
                new Node.Mux(condition(condition), expr(one), expr(zero), shape);
            case Node.Slice(Expr operand, int high, int low) -> {
                boolean lower = low > 0 && here("a bit lower", value);
                yield new Node.Slice(expr(operand), lower ? high - 1 : high, lower ? low - 1 : low);
            }
            case Node.Concat(List<Expr> parts, Shape shape) ->
                new Node.Concat(parts.stream().map(this::expr).toList(), shape);
            case Node.Replicate(Expr operand, int times) -> new Node.Replicate(expr(operand), times);
            case Node.ShiftLeft(Expr operand, int places) -> new Node.ShiftLeft(expr(operand), places);
            case Node.ShiftLeftBy(Expr operand, Expr places, Shape shape) ->
                new Node.ShiftLeftBy(expr(operand), expr(places), shape);
            case Node.ShiftRightBy(Expr operand, Expr places) -> new Node.ShiftRightBy(expr(operand), expr(places));
            case Node.Part(Expr operand, Expr from, int width) -> new Node.Part(expr(operand), expr(from), width);
            case Node.Reinterpret(Expr operand, Shape shape) -> new Node.Reinterpret(expr(operand), shape);
            case Node.Widen(Expr operand, Shape shape) -> new Node.Widen(expr(operand), shape);
            case Node.Wrap(Expr operand, Shape shape) -> new Node.Wrap(expr(operand), shape);
            case Node.Saturate(Expr operand, Shape shape) ->
                here("wraps instead of saturating", value)
                        ? new Node.Wrap(expr(operand), shape)
                        : new Node.Saturate(expr(operand), shape);
            case Node.RoundHalfUp(Expr operand, int places, Shape shape) ->
                here("rounds toward zero", value)
                        ? new Node.RoundTowardZero(expr(operand), places, shape)
                        : new Node.RoundHalfUp(expr(operand), places, shape);
            case Node.RoundTowardZero(Expr operand, int places, Shape shape) ->
                here("rounds to the nearest", value)
                        ? new Node.RoundHalfUp(expr(operand), places, shape)
                        : new Node.RoundTowardZero(expr(operand), places, shape);
            case Node.ReadNow(var memory, Expr address) -> new Node.ReadNow(memory, expr(address));
        };
    }

    private Expr constant(Node.Literal literal) {
        if (here("constant + 1", literal)) {
            return new Node.Literal(literal.shape().wrap(literal.value().add(BigInteger.ONE)), literal.shape());
        }
        if (literal.shape().width() > 1 && here("constant - 1", literal)) {
            return new Node.Literal(literal.shape().wrap(literal.value().subtract(BigInteger.ONE)), literal.shape());
        }
        return literal;
    }

    private Expr arithmetic(Node.Arith node) {
        Shape shape = node.shape();
        boolean sum = node.operator() == ArithmeticOperator.ADD;
        if (node.operator() != ArithmeticOperator.MUL
                && here(node.operator() + " is " + (sum ? ArithmeticOperator.SUB : ArithmeticOperator.ADD), node)) {
            Expr other = sum
                    ? expr(node.left()).sub(expr(node.right()))
                    : expr(node.left()).add(expr(node.right()));
            return new Node.Wrap(other, shape);
        }
        return new Node.Arith(node.operator(), expr(node.left()), expr(node.right()), shape);
    }

    private static Relation other(Relation relation) {
        return switch (relation) {
            case EQ -> Relation.NE;
            case NE -> Relation.EQ;
            case LT -> Relation.LE;
            case LE -> Relation.LT;
            case GT -> Relation.GE;
            case GE -> Relation.GT;
        };
    }
}
