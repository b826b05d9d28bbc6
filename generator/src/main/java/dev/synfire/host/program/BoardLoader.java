package dev.synfire.host.program;

import dev.synfire.board.Board;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Loads bitstreams onto boards of one kind.
 *
 * @param searchPath where programs are, written like PATH
 */
public record BoardLoader(Board board, String searchPath) {
    private static final String PACKAGE_UNKNOWN = "the program's own package";
    private static final Pattern FORBIDDEN = Pattern.compile(
            "LIBUSB_ERROR_ACCESS|permission|usb_open\\(\\) failed|access denied", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSENT = Pattern.compile(
            "can't find|device not found|no device|not found|no dfu capable|unable to open|no cable",
            Pattern.CASE_INSENSITIVE);

    /**
     * Loads a bitstream.
     *
     * @param toFlash whether it is written into the flash chip
     * @param serial of the board, where several are connected
     * @throws Problem if the board can't be loaded that way, a program is missing, or one fails
     */
    public void load(Path bitstream, boolean toFlash, Optional<String> serial, Progress progress) {
        if (serial.isPresent() && board.program().serial().isEmpty()) {
            throw Problem.wrongInput(
                    "no-serial",
                    "--serial",
                    "the board file of " + board.name() + " does not say how its loader takes a serial number",
                    "connect one such board only, and leave --serial out");
        }
        List<List<String>> steps = board.program().steps(toFlash, bitstream, serial);
        if (steps.isEmpty()) {
            throw Problem.wrongInput(
                    "no-flash",
                    "--flash",
                    "the board file of " + board.name() + " names no program that writes a flash chip",
                    "leave --flash out");
        }
        List<Command> commands = steps.stream().map(this::command).toList();
        for (Command command : commands) {
            run(command, (toFlash ? "Writing the flash: " : "Loading: ") + command.name(), progress);
        }
    }

    private Command command(List<String> words) {
        Tool tool = Tools.LOADERS.stream()
                .filter(loader -> loader.name().equals(words.getFirst()))
                .findFirst()
                .orElseGet(
                        () -> new Tool(words.getFirst(), Optional.empty(), PACKAGE_UNKNOWN, "loads " + board.title()));
        return Command.of(Tools.require(Tools.look(tool, searchPath)).path())
                .with(words.subList(1, words.size()))
                .watching(line -> Optional.of(line.strip()).filter(text -> !text.isEmpty()));
    }

    private void run(Command command, String what, Progress progress) {
        Completed completed = command.attempt(progress, what);
        if (completed.exitCode() == 0) {
            return;
        }
        String output = completed.output();
        String line = completed.lines().stream()
                .filter(text ->
                        FORBIDDEN.matcher(text).find() || ABSENT.matcher(text).find())
                .findFirst()
                .orElse("")
                .strip();
        if (FORBIDDEN.matcher(output).find()) {
            throw Problem.toolFailed(
                    "no-permission",
                    board.name(),
                    command.name() + " may not open the board: " + line,
                    board.usb().stream().findFirst().map(BoardLoader::rule).orElse("allow this user to open it"));
        } else if (ABSENT.matcher(output).find()) {
            throw Problem.toolFailed(
                    "no-board",
                    board.name(),
                    command.name() + " does not find the board: " + line,
                    "connect it, and see whether synfire doctor lists it");
        }
        throw command.failure(completed);
    }

    /** The one line that gives the user of the desk a USB device. */
    static String rule(String usb) {
        return String.format(
                Locale.ROOT,
                "let users open it: echo 'SUBSYSTEM==\"usb\", ATTR{idVendor}==\"%s\", ATTR{idProduct}==\"%s\","
                        + " TAG+=\"uaccess\"' | sudo tee /etc/udev/rules.d/70-synfire.rules && sudo udevadm control --reload"
                        + " && sudo udevadm trigger",
                usb.substring(0, 4),
                usb.substring(5));
    }
}
