package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The designs whose text the printer's tests hold are clean under the strictest settings of three tools. */
class DesignsPassTheLintersTest {
    static Stream<Component<?>> designs() {
        List<Component<?>> designs = new ArrayList<>(List.of(
                new VerilogTest.Counter(8),
                new VerilogTest.LifLayer(new VerilogTest.LifLayer.Params(200, Shape.s(16), Shape.s(8), 4096)),
                new VerilogTest.Machine(),
                new VerilogTest.Squares(),
                new VerilogTest.Rounder(),
                new ShiftsAndIndexesTest.Everything(),
                new BundleTest.Pipe(),
                new PartsTest.Parts(),
                new PartsTest.Lanes(),
                new VerilogTest.Pair(4)));
        for (Memory.Style style : Memory.Style.values()) {
            if (style == Memory.Style.HUGE) {
                continue; // it has one port, a buffer two
            }
            for (Memory.Collision collision : Memory.Collision.values()) {
                designs.add(new VerilogTest.Buffer(new VerilogTest.Kind(style, collision)));
            }
        }
        return designs.stream();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void nothingIsFound(Component<?> design, @TempDir Path folder) throws IOException, InterruptedException {
        Design printed = Verilog.emit(design);
        Programs.write(printed, folder);
        Programs.lint(printed, folder);
    }
}
