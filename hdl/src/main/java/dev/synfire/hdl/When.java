package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Mistake;
import java.util.ArrayList;
import java.util.List;

/** The rest of a when: further conditions, each tried where those before were 0. */
public final class When {
    private final Recorder recorder;
    private Statement.When statement;
    private boolean ended;

    When(Recorder recorder, Statement.When statement) {
        this.recorder = recorder;
        this.statement = statement;
    }

    /** The statements of the body apply where this condition is 1 and those before were 0. */
    public When elseWhen(Expr condition, Runnable body) {
        more();
        List<Statement.Branch> branches = new ArrayList<>(statement.branches());
        branches.add(recorder.branch(condition, body, Line.here()));
        return replace(new Statement.When(List.copyOf(branches), List.of(), statement.line()));
    }

    /** The statements of the body apply where all conditions were 0. */
    public void otherwise(Runnable body) {
        more();
        ended = true;
        replace(new Statement.When(statement.branches(), recorder.under(body), statement.line()));
    }

    private void more() {
        if (ended) {
            throw Mistake.afterOtherwise();
        }
    }

    private When replace(Statement.When longer) {
        recorder.extend(statement, longer);
        statement = longer;
        return this;
    }
}
