package dev.synfire.core.pipeline;

import dev.synfire.hdl.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in a pipeline. It is known from one stage on; each later stage that asks for it gets what a register of its own
 * delays, so nothing has to say how far a value is carried.
 */
public final class Value {
    /** The pipeline that a value is in. */
    interface Pipeline {
        /** The stage that it has come to. */
        int number();

        /** What a stage has of a value that the stage before it has so. */
        Expr delay(String name, boolean flag, Expr before, int stage);
    }

    private final Pipeline pipeline;
    private final String name;
    private final boolean flag;
    private final int born;

    /** As the stages have it, from the one in which it became known. */
    private final List<Expr> delayed = new ArrayList<>();

    Value(Pipeline pipeline, String name, boolean flag, Expr value) {
        this.pipeline = pipeline;
        this.name = name;
        this.flag = flag;
        this.born = pipeline.number();
        delayed.add(value);
    }

    /** As the present stage has it. */
    public Expr now() {
        return at(pipeline.number());
    }

    /**
     * As a stage has it that the pipeline has come to.
     *
     * @param stage not before the one in which the value became known
     */
    public Expr at(int stage) {
        if (stage < born || stage > pipeline.number()) {
            throw new IllegalStateException(
                    name + " of stage " + born + " asked for in stage " + stage + " of " + pipeline.number());
        }
        while (born + delayed.size() <= stage) {
            delayed.add(pipeline.delay(name, flag, delayed.getLast(), born + delayed.size()));
        }
        return delayed.get(stage - born);
    }

    /** As so many stages before the present one had it. */
    public Expr before(int stages) {
        return at(pipeline.number() - stages);
    }
}
