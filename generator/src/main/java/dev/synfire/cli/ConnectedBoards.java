package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.host.SerialPorts;
import dev.synfire.host.program.UsbDevices;
import dev.synfire.tool.Finding;
import dev.synfire.tool.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What doctor says of loaders, boards and ports.
 *
 * @param searchPath where loaders are looked for
 * @param devices the USB devices of this computer
 * @param ports its serial ports
 */
record ConnectedBoards(String searchPath, List<UsbDevices.Device> devices, List<SerialPorts.Candidate> ports) {
    private static final String DIALOUT = "sudo usermod -aG dialout $USER, then log in again";

    /** Those of this computer. */
    static ConnectedBoards now(String searchPath) {
        return new ConnectedBoards(searchPath, UsbDevices.all(), SerialPorts.all());
    }

    private record Found(UsbDevices.Device device, List<Board> boards) {}

    private List<Found> found() {
        List<Board> all = Boards.all();
        return devices.stream()
                .map(device -> new Found(device, device.boards(all)))
                .filter(found -> !found.boards().isEmpty())
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder("Loaders, for synfire program:\n");
        for (Finding finding : loaders()) {
            text.append(
                    String.format(Locale.ROOT, "  %-14s %s\n", finding.tool().name(), where(finding)));
        }
        text.append("Boards:\n");
        List<Found> found = found();
        for (Found one : found) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-14s %s%s: %s%s\n",
                    one.device().id(),
                    one.device().title(),
                    one.device().serial().map(serial -> ", serial " + serial).orElse(""),
                    names(one.boards()),
                    one.device().isOpen() ? "" : "; this user may not open it, synfire program says how to allow it"));
        }
        text.append(found.isEmpty() ? "  none is connected, or this system does not show USB devices\n" : "");
        text.append("Serial ports:\n");
        for (SerialPorts.Candidate port : ports) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-14s %s%s\n",
                    port.path(),
                    port.title(),
                    isOpen(port) ? "" : "; this user may not open it: " + DIALOUT));
        }
        text.append(ports.isEmpty() ? "  none\n" : "");
        return text.toString();
    }

    private List<Finding> loaders() {
        return Tools.LOADERS.stream().map(tool -> Tools.look(tool, searchPath)).toList();
    }

    private static String where(Finding finding) {
        return switch (finding) {
            case Finding.Found found -> found.path().toString();
            case Finding.Missing missing ->
                "missing; it " + missing.tool().purpose() + "; package "
                        + missing.tool().debianPackage();
            case Finding.Broken broken -> broken.summary();
            case Finding.TooOld old -> old.summary();
        };
    }

    /** Variants of one board show themselves alike. */
    private static String names(List<Board> boards) {
        return boards.stream().map(Board::id).distinct().collect(Collectors.joining(" or "));
    }

    private static boolean isOpen(SerialPorts.Candidate port) {
        Path file = Path.of(port.path());
        return !Files.exists(file) || Files.isReadable(file) && Files.isWritable(file);
    }

    /** The stable form: loaders: [{name, path}], boards: [{usb, title, serial, boards, open}], ports: [{path, title, usb, open}]. */
    void into(Map<String, Object> object) {
        object.put("loaders", loaders().stream().map(ConnectedBoards::loader).toList());
        object.put("boards", found().stream().map(ConnectedBoards::board).toList());
        object.put("ports", ports.stream().map(ConnectedBoards::port).toList());
    }

    private static Map<String, Object> loader(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", finding.tool().name());
        if (finding instanceof Finding.Found found) {
            object.put("path", found.path().toString());
        }
        return object;
    }

    private static Map<String, Object> board(Found found) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("usb", found.device().id());
        object.put("title", found.device().title());
        found.device().serial().ifPresent(serial -> object.put("serial", serial));
        object.put("boards", found.boards().stream().map(Board::id).distinct().toList());
        object.put("open", found.device().isOpen());
        return object;
    }

    private static Map<String, Object> port(SerialPorts.Candidate port) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", port.path());
        object.put("title", port.title());
        port.usb().ifPresent(usb -> object.put("usb", usb));
        object.put("open", isOpen(port));
        return object;
    }
}
