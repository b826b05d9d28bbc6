package dev.synfire.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import org.junit.jupiter.api.Test;

class TextWaveTest {
    private static final class Traffic extends Component<NoParams> {
        enum Light {
            RED,
            GREEN
        }

        final Input go = input("go", bit());
        final Output less = output("less", s(5));
        Reg light;

        Traffic() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            light = reg("light", Light.RED);
            switch_(light)
                    .on(Light.RED, () -> when(go, () -> light.next(Light.GREEN)))
                    .on(Light.GREEN, () -> when(go.not(), () -> light.next(Light.RED)));
            Reg count = reg("count", s(5)).enable(go);
            count.next(count.subWrap(1));
            less.assign(count);
        }
    }

    @Test
    void bitsNumbersAndStates() {
        var traffic = new Traffic();
        try (var dut = Simulation.of(traffic)) {
            dut.set(traffic.go, 0).reset();
            var wave = TextWave.of(dut, traffic.go, traffic.less, traffic.light).clock();
            dut.set(traffic.go, 1);
            wave.clock(2);
            dut.set(traffic.go, 0);
            wave.clock(2);
            assertEquals("""
                    go    ______/-----------\\___________
                    less  |0          |-1   |-2
                    light |RED        |GREEN      |RED
                    """, wave.toString());
        }
    }
}
