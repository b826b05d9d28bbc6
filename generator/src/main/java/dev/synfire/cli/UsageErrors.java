package dev.synfire.cli;

import dev.synfire.importer.Suggestion;
import dev.synfire.problem.Problem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong in a command line in one message: what is wrong, the nearest right word, and where help is. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        Problem problem = Problem.wrongInput("usage", "", what(exception), instead(exception, command));
        if (arguments.length == 0) {
            command.usage(command.getErr());
            return problem.kind().exitCode();
        }
        return Failures.problem(problem, List.of(arguments), command.getOut(), command.getErr());
    }

    private static String what(ParameterException exception) {
        String message = exception.getMessage().strip();
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String instead(ParameterException exception, CommandLine command) {
        List<String> nearest = exception instanceof UnmatchedArgumentException unmatched
                ? nearest(unmatched.getUnmatched().getFirst(), unmatched.getSuggestions())
                : List.of();
        String hint = nearest.isEmpty() ? "" : "did you mean " + String.join(" or ", nearest) + "? ";
        return hint + command.getCommandSpec().qualifiedName() + " --help tells what there is";
    }

    /** The nearest of picocli's suggestions, which are many where there are many options; all if none is near. */
    private static List<String> nearest(String given, List<String> suggestions) {
        return Suggestion.among(given, suggestions).map(List::of).orElse(suggestions);
    }
}
