package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An LED that a button turns on and off: a whole program. */
final class Toggle extends Component<NoParams> {
    final Input pressed = input("pressed", bit());
    final Output led = output("led", bit());

    Toggle() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        Reg on = reg("on", bit()).enable(pressed);
        on.next(on.not());
        led.assign(on);
    }

    /** Tries it, and prints it into a folder. */
    public static void main(String[] arguments) throws IOException {
        Toggle toggle = new Toggle();
        try (Simulation dut = Simulation.of(toggle)) {
            dut.reset().set(toggle.pressed, 1).clock();
            System.out.println("pressed once: " + dut.get(toggle.led));
            System.out.println("twice: " + dut.clock().get(toggle.led));
        }
        Design design = Verilog.emit(new Toggle());
        design.warnings().stream().map(Warning::toString).forEach(System.out::println);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (var file : design.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
