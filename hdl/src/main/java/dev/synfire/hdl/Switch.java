package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Mistake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The cases of a switch. */
public final class Switch {
    private final Recorder recorder;
    private Statement.Switch statement;

    Switch(Recorder recorder, Expr subject) {
        this.recorder = recorder;
        this.statement = new Statement.Switch(subject, List.of(), Optional.empty(), Line.here());
        recorder.say(statement);
    }

    /** The statements of the body apply where the subject is this value. */
    public Switch on(long value, Runnable body) {
        return on(List.of(Constants.in(statement.subject().shape(), value, "the subject")), body);
    }

    /** The statements of the body apply where the subject is this state. */
    public Switch on(Enum<?> state, Runnable body) {
        return on(List.of(label(state)), body);
    }

    /** The statements of the body apply where the subject is none of the cases. */
    public void otherwise(Runnable body) {
        more();
        replace(new Statement.Switch(
                statement.subject(), statement.cases(), Optional.of(recorder.under(body)), statement.line()));
    }

    /** The statements of the body apply where the subject is one of these values. */
    public Switch on(long[] values, Runnable body) {
        Shape shape = statement.subject().shape();
        return on(
                LongStream.of(values)
                        .mapToObj(value -> Constants.in(shape, value, "the subject"))
                        .toList(),
                body);
    }

    /** The statements of the body apply where the subject is one of these states. */
    public Switch on(Collection<? extends Enum<?>> states, Runnable body) {
        return on(states.stream().map(this::label).toList(), body);
    }

    private void more() {
        if (statement.otherwise().isPresent()) {
            throw Mistake.afterOtherwise();
        }
    }

    private Switch on(List<Expr> labels, Runnable body) {
        more();
        if (labels.isEmpty()) {
            throw Mistake.empty("a case");
        }
        Line line = Line.here();
        labels.forEach(this::once);
        List<Statement.Case> cases = new ArrayList<>(statement.cases());
        cases.add(new Statement.Case(labels, recorder.under(body), line));
        return replace(
                new Statement.Switch(statement.subject(), List.copyOf(cases), statement.otherwise(), statement.line()));
    }

    /** Refuses a label that an earlier case has, and a state of another machine. */
    private void once(Expr label) {
        States.check(statement.subject(), label);
        for (Statement.Case one : statement.cases()) {
            States.check(one.labels().getFirst(), label);
            if (one.labels().contains(label)) {
                throw Mistake.labelTwice(name(label), one.line());
            }
        }
    }

    private static String name(Expr label) {
        return switch (label) {
            case Node.State state -> state.constant().name();
            case Node.Literal literal -> literal.value().toString();
            case Expr other -> other.toString();
        };
    }

    private Expr label(Enum<?> state) {
        return Arithmetic.widen(Constants.state(state), statement.subject().shape(), "the subject");
    }

    private Switch replace(Statement.Switch longer) {
        recorder.extend(statement, longer);
        statement = longer;
        return this;
    }
}
