package dev.synfire.host.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsbDevicesTest {
    @TempDir
    Path system;

    private void device(String folder, String... files) throws IOException {
        Path place = Files.createDirectories(system.resolve(folder));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(place.resolve(files[i]), files[i + 1] + "\n");
        }
    }

    /** The files of /sys/bus/usb/devices: Documentation/ABI/stable/sysfs-bus-usb of Linux. */
    @Test
    void readsWhatLinuxShows() throws IOException {
        device("1-0:1.0", "bInterfaceClass", "09");
        device(
                "1-2",
                "idVendor",
                "0403",
                "idProduct",
                "6010",
                "manufacturer",
                "1BitSquared",
                "product",
                "iCEBreaker V1.0e",
                "serial",
                "ib9x0Ab1",
                "busnum",
                "1",
                "devnum",
                "17");
        List<UsbDevices.Device> devices = UsbDevices.in(system);
        assertEquals(
                List.of(new UsbDevices.Device(
                        "0403:6010",
                        "1BitSquared iCEBreaker V1.0e",
                        Optional.of("ib9x0Ab1"),
                        Path.of("/dev/bus/usb/001/017"))),
                devices);
        assertEquals(
                List.of(
                        "alchitry-cu",
                        "ecp5-evn",
                        "ecpix-5-45f",
                        "ecpix-5-85f",
                        "go-board",
                        "ice40hx8k-b-evn",
                        "icebreaker",
                        "icestick",
                        "versa-ecp5"),
                devices.getFirst().boards(Boards.all()).stream()
                        .map(Board::name)
                        .toList());
    }

    @Test
    void aSystemThatShowsNoneHasNone() {
        assertEquals(List.of(), UsbDevices.in(system.resolve("none")));
    }
}
