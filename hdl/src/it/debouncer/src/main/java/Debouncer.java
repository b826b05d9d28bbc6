import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.lib.Synchroniser;
import dev.synfire.hdl.verilog.Verilog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the bounce off a button: its output follows once the button has been still for a while. */
final class Debouncer extends Component<Debouncer.Params> {
    /**
     * What shapes it.
     *
     * @param clocks for which the button must be still
     */
    record Params(int clocks) {}

    final Input button = input("button", bit()).asynchronous();
    final Output pressed = output("pressed", bit());

    Debouncer(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        var synchroniser = instance("synchroniser", new Synchroniser());
        synchroniser.in.assign(button);

        Reg stable = reg("stable", bit());
        Reg still = reg("still", index(params.clocks()));
        Expr changed = let("changed", synchroniser.out.ne(stable));
        Expr longEnough = let("long_enough", still.eq(params.clocks() - 1));
        when(changed.not().or(longEnough), () -> still.next(0)).otherwise(() -> still.next(still.addWrap(1)));
        when(changed.and(longEnough), () -> stable.next(synchroniser.out));
        pressed.assign(stable);
    }

    /** Writes the Verilog for a clock of 12 MHz into a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (var file : Verilog.emit(new Debouncer(new Params(120_000))).files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
            System.out.println("wrote " + file.getKey());
        }
    }
}
