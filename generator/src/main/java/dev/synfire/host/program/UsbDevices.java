package dev.synfire.host.program;

import dev.synfire.board.Board;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The USB devices of this computer, as Linux shows them under /sys. */
public final class UsbDevices {
    private static final Path SYSTEM = Path.of("/sys/bus/usb/devices");

    private UsbDevices() {}

    /**
     * A USB device.
     *
     * @param id vendor and product as 0403:6010
     * @param title what it calls itself
     * @param serial number, if it has one
     * @param node its file under /dev/bus/usb
     */
    public record Device(String id, String title, Optional<String> serial, Path node) {
        /** The boards that show themselves as such a device; several share the same programmer. */
        public List<Board> boards(List<Board> all) {
            return all.stream().filter(board -> board.usb().contains(id)).toList();
        }

        /** Whether this user may open it. */
        public boolean isOpen() {
            return Files.isReadable(node) && Files.isWritable(node);
        }
    }

    /** All devices; none where the system does not show them. */
    public static List<Device> all() {
        return in(SYSTEM);
    }

    static List<Device> in(Path system) {
        if (!Files.isDirectory(system)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(system)) {
            return folders.sorted().flatMap(folder -> device(folder).stream()).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<Device> device(Path folder) {
        Optional<String> vendor = text(folder, "idVendor");
        Optional<String> product = text(folder, "idProduct");
        if (vendor.isEmpty() || product.isEmpty()) {
            return Optional.empty();
        }
        String title = Stream.of(text(folder, "manufacturer"), text(folder, "product"))
                .flatMap(Optional::stream)
                .reduce((maker, name) -> maker + " " + name)
                .orElse("");
        return Optional.of(new Device(vendor.get() + ":" + product.get(), title, text(folder, "serial"), node(folder)));
    }

    private static Path node(Path folder) {
        return Path.of("/dev/bus/usb").resolve(padded(folder, "busnum")).resolve(padded(folder, "devnum"));
    }

    private static String padded(Path folder, String name) {
        return String.format(Locale.ROOT, "%3s", text(folder, name).orElse("")).replace(' ', '0');
    }

    private static Optional<String> text(Path folder, String name) {
        try {
            return Optional.of(WholeFile.text(folder.resolve(name)).strip()).filter(text -> !text.isEmpty());
        } catch (Problem _) {
            return Optional.empty();
        }
    }
}
