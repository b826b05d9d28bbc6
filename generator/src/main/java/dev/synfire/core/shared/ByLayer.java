package dev.synfire.core.shared;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What differs from layer to layer in a core whose layers take turns: chosen by the number of the layer. */
record ByLayer(Expr layer, int layers) {
    /** The number of a layer. */
    static Shape number(int layers) {
        return Shape.index(layers);
    }

    /** The input that says which layer it is, where there are several. */
    static Optional<Input> port(int layers, Function<Shape, Input> declare) {
        return layers == 1 ? Optional.empty() : Optional.of(declare.apply(number(layers)));
    }

    static ByLayer of(Optional<Input> layer, int layers) {
        return new ByLayer(layer.map(Expr.class::cast).orElse(Expr.lit(0, number(layers))), layers);
    }

    /** One of expressions of one shape. */
    Expr choose(IntFunction<Expr> of) {
        return choose(IntStream.range(0, layers).mapToObj(of).toList(), 0);
    }

    /** One of constants, which is a literal if they are the same. */
    Expr constant(IntFunction<Integer> of, Shape shape) {
        List<Integer> values = IntStream.range(0, layers).mapToObj(of).toList();
        return values.stream().distinct().count() == 1
                ? Expr.lit(values.getFirst(), shape)
                : choose(values.stream().map(v -> Expr.lit(v, shape)).toList(), 0);
    }

    private Expr choose(List<Expr> of, int from) {
        return from == of.size() - 1 ? of.get(from) : is(from).mux(of.get(from), choose(of, from + 1));
    }

    /** Whether it is that layer's turn. */
    Expr is(int index) {
        return layers == 1 ? Expr.lit(1, Shape.bit()) : Shapes.is(layer, index);
    }

    /** Whether it is the turn of a layer behind the first. */
    Expr isHidden() {
        return layers == 1 ? Expr.lit(0, Shape.bit()) : Shapes.is(layer, 0).not();
    }

    Expr isLast() {
        return is(layers - 1);
    }
}
