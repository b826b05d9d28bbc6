package dev.synfire.importer.tflite;

import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What no network here can do. */
final class Unsupported {
    private Unsupported() {}

    static Problem operator(String where, String what) {
        return Problem.wrongInput(
                "unsupported-operator",
                where,
                "there is no " + what + " here; supported are "
                        + Arrays.stream(Operator.values())
                                .filter(Operator::isRead)
                                .map(Operator::name)
                                .collect(Collectors.joining(", ")),
                "leave it out of the model, or replace it by what is supported");
    }

    static Problem form(String where, String what, String instead) {
        return Problem.wrongInput("unsupported-node", where, what, instead);
    }

    static Problem broken(String where, String what) {
        return Problem.wrongInput("wrong-node", where, what, "convert the model again, or look at it in Netron");
    }
}
