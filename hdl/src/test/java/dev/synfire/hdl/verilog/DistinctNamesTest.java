package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How parameters show in the names of modules and at the head of their files. */
class DistinctNamesTest {
    /** Delays by nothing: a component with parameters of many kinds. */
    static final class Joint extends Component<Joint.Params> {
        enum Kind {
            FAST,
            VERY_SLOW
        }

        record Params(int offset, boolean signed, Kind kind, Shape word, int over, List<Integer> taps, String note) {}

        final Input in = input("in", bit());
        final Output out = output("out", bit());

        Joint(Params params) {
            super(params);
        }

        @Override
        protected void logic() {
            out.assign(in);
        }
    }

    private static Component<NoParams> joints(List<Joint.Params> each) {
        return new Component<>(new NoParams()) {
            final Input in = input("in", bit());
            final Output out = output("out", u(each.size()));

            @Override
            protected String moduleName() {
                return "joints";
            }

            @Override
            protected void logic() {
                List<Expr> outs = new ArrayList<>();
                for (int i = 0; i < each.size(); i++) {
                    Joint joint = instance("joint_" + i, new Joint(each.get(i)));
                    joint.in.assign(in);
                    outs.add(joint.out);
                }
                out.assign(Expr.cat(outs));
            }
        };
    }

    @Test
    void namesOfModulesHoldNumbersChoicesShapesAndShortTexts() {
        List<Integer> many = IntStream.range(0, 100).boxed().toList();
        var files = Verilog.emit(joints(List.of(
                        new Joint.Params(-2, true, Joint.Kind.FAST, Shape.u(8), 1, many, "one"),
                        new Joint.Params(-2, false, Joint.Kind.VERY_SLOW, Shape.s(4), 1, many, "one"),
                        new Joint.Params(3, true, Joint.Kind.FAST, Shape.u(8), 2, many.reversed(), "one"))))
                .files();
        assertEquals(
                List.of(
                        "joint_offset3_s1_k_fast_w_u8_over2.v",
                        "joint_offsetm2_s0_k_very_slow_w_s4_over1.v",
                        "joint_offsetm2_s1_k_fast_w_u8_over1.v",
                        "joints.v"),
                List.copyOf(files.keySet()));
    }

    @Test
    void theHeadOfAFileShowsListsAndWhereTheClassIsWritten() {
        List<Integer> many = IntStream.range(0, 100).boxed().toList();
        var joint = new Joint(new Joint.Params(1, true, Joint.Kind.FAST, Shape.u(8), 1, List.of(1, -2), "it"));
        assertTrue(
                Verilog.emit(joint).files().get("joint.v").contains("taps = [1, -2]"),
                () -> Verilog.emit(joint).files().get("joint.v"));
        var longer = new Joint(new Joint.Params(1, true, Joint.Kind.FAST, Shape.u(8), 1, many, "it"));
        String file = Verilog.emit(longer).files().get("joint.v").replace("\n// ", " ");
        assertTrue(file.contains("taps = 100 values from 0, 1, 2 on"), file);
        assertTrue(file.contains("Generated from DistinctNamesTest.java with"), file);
        String beside = Verilog.emit(new Beside(new Beside.Params(3))).files().get("beside.v");
        assertTrue(beside.contains("Generated from DistinctNamesTest.java with bits = 3"), beside);
    }
}

/** A class of its own in a file that is named after another. */
final class Beside extends Component<Beside.Params> {
    record Params(int bits) {}

    final Input in = input("in", u(params.bits()));
    final Output out = output("out", u(params.bits()));

    Beside(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        out.assign(in);
    }
}
