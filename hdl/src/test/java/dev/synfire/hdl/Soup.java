package dev.synfire.hdl;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many expressions over a few shared inputs, one of every width up to 70 and every sign. Each has an output of its own
 * or a wider shape, to which it goes at once, by a name, or under a when.
 */
public final class Soup extends Specimen<Soup.Params> {
    /** The widest leaf. */
    public static final int WIDEST = 70;

    /** How many leaves there are, the simplest first. */
    public static final int LEAVES = 2 * WIDEST;

    /** Who is drawn: the first numbers are the verb of the innermost operator and the leaf it is applied to. */
    public record Params(List<Choices> members) {}

    private record Member(Expr meaning, Output output, int form) {}

    private final List<Member> members = new ArrayList<>();
    private final Map<Shape, Input> leaves = new HashMap<>();
    private final Map<Output, Member> byOutput = new HashMap<>();
    private Expr condition = lit(0, bit());

    public Soup(List<Choices> choices) {
        super(new Params(choices));
        List<Expr> all = new AbstractList<>() {
            @Override
            public Expr get(int index) {
                int width = 1 + index / 2;
                return leaf(index % 2 == 0 ? u(width) : s(width));
            }

            @Override
            public int size() {
                return LEAVES;
            }
        };
        for (int i = 0; i < choices.size(); i++) {
            members.add(member(i, choices.get(i), all));
            byOutput.put(members.getLast().output, members.getLast());
            if (members.getLast().form > 2) {
                condition = leaf(bit());
            }
        }
    }

    /** The numbers that begin with every verb on every leaf, one after the other. */
    public static long[] beginning(long number) {
        return new long[] {number / LEAVES % RandomExpressions.VERBS, number % LEAVES};
    }

    /** The input of that shape, declared where it is asked for first. */
    private Input leaf(Shape shape) {
        return leaves.computeIfAbsent(shape, _ -> feed((shape.signed() ? "s" : "u") + shape.width(), shape));
    }

    private Member member(int number, Choices random, List<Expr> leaves) {
        RandomExpressions expressions = new RandomExpressions(random, leaves);
        int verb = random.nextInt(RandomExpressions.VERBS);
        Expr meaning = leaves.get(random.nextInt(LEAVES));
        meaning = expressions.apply(verb, meaning, random.nextInt(3));
        for (int i = random.nextInt(3); i > 0; i--) {
            meaning = expressions.apply(random.nextInt(RandomExpressions.VERBS), meaning, random.nextInt(3));
        }
        Shape shape = meaning.shape();
        Shape wider = shape.withWidth(shape.width() + Math.max(0, random.nextInt(8) - 4));
        return new Member(meaning, show("y" + number, wider), Math.max(0, random.nextInt(8) - 4));
    }

    /** What the output is to show. */
    public Expr meaning(Output output) {
        return byOutput.get(output).meaning;
    }

    @Override
    protected void logic() {
        for (int i = 0; i < members.size(); i++) {
            Output output = members.get(i).output;
            Expr meaning = members.get(i).meaning;
            switch (members.get(i).form) {
                case 0 -> output.assign(meaning);
                case 1 -> output.assign(let("t" + i, meaning));
                case 2 -> {
                    Expr low = let("t" + i, meaning);
                    output.assign(low.orReduce().mux(low, low));
                }
                default -> underWhen(i, output, meaning);
            }
        }
    }

    private void underWhen(int number, Output output, Expr meaning) {
        Wire wire = wire("w" + number, output.shape());
        wire.assign(0);
        when(condition, () -> when(condition.not(), () -> wire.assign(0)).otherwise(() -> wire.assign(meaning)))
                .otherwise(() -> wire.assign(meaning));
        output.assign(wire);
    }
}
