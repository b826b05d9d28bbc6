package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.BundleRegister;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;
import dev.synfire.hdl.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bundles as ports, as wires, as registers, and joined whole. */
class BundleTest {
    static final class Pixels extends Stream {
        final Driven column = out("column", Shape.u(10));
        final Driven colour = out("colour", Shape.u(24));

        Pixels(Place place) {
            super(place);
        }
    }

    /** A register stage: it takes a beat when it is empty or its beat goes. */
    static final class Stage extends Component<NoParams> {
        final Pixels in = new Pixels(sink("in_"));
        final Pixels out = new Pixels(source("out_"));

        Stage() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg full = reg("full", bit());
            in.ready.assign(full.not().or(out.ready));
            BundleRegister held = registers("held_", in).withoutReset().enable(in.moves());
            held.next(in);
            held.leadTo(out);
            when(in.ready, () -> full.next(in.valid));
            out.valid.assign(full);
        }
    }

    static final class Pipe extends Component<NoParams> {
        final Pixels in = new Pixels(sink("in_"));
        final Pixels out = new Pixels(source("out_"));

        Pipe() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Stage first = instance("first", new Stage());
            Stage second = instance("second", new Stage());
            first.in.connect(in);
            Pixels between = new Pixels(wires("between_"));
            between.connect(first.out);
            second.in.connect(between);
            out.connect(second.out);
        }
    }

    @Test
    void portsRegistersAndConnectionsAreOneLineEach() {
        Design design = Verilog.emit(new Pipe(), new Verilog.Options(false));
        assertEquals("""
                // stage

                `default_nettype none

                module stage (
                    input  wire        clk,
                    input  wire        rst,
                    input  wire        in_valid,
                    output wire        in_ready,
                    input  wire  [9:0] in_column,
                    input  wire [23:0] in_colour,
                    output wire        out_valid,
                    input  wire        out_ready,
                    output wire  [9:0] out_column,
                    output wire [23:0] out_colour
                );

                    reg full;
                    assign in_ready = !full || out_ready;
                    reg [9:0] held_column;
                    reg [23:0] held_colour;

                    always @(posedge clk) begin
                        if (in_valid && in_ready) begin
                            held_column <= in_column;
                            held_colour <= in_colour;
                        end
                    end

                    assign out_column = held_column;
                    assign out_colour = held_colour;

                    always @(posedge clk) begin
                        if (in_ready) full <= in_valid;
                        if (rst) full <= 1'b0;
                    end

                    assign out_valid = full;
                endmodule

                `default_nettype wire
                // pipe

                `default_nettype none

                module pipe (
                    input  wire        clk,
                    input  wire        rst,
                    input  wire        in_valid,
                    output wire        in_ready,
                    input  wire  [9:0] in_column,
                    input  wire [23:0] in_colour,
                    output wire        out_valid,
                    input  wire        out_ready,
                    output wire  [9:0] out_column,
                    output wire [23:0] out_colour
                );

                    wire between_valid;
                    wire between_ready;
                    wire [9:0] between_column;
                    wire [23:0] between_colour;

                    stage first (
                        .clk        (clk),
                        .rst        (rst),
                        .in_valid   (in_valid),
                        .in_ready   (in_ready),
                        .in_column  (in_column),
                        .in_colour  (in_colour),
                        .out_valid  (between_valid),
                        .out_ready  (between_ready),
                        .out_column (between_column),
                        .out_colour (between_colour)
                    );

                    stage second (
                        .clk        (clk),
                        .rst        (rst),
                        .in_valid   (between_valid),
                        .in_ready   (between_ready),
                        .in_column  (between_column),
                        .in_colour  (between_colour),
                        .out_valid  (out_valid),
                        .out_ready  (out_ready),
                        .out_column (out_column),
                        .out_colour (out_colour)
                    );
                endmodule

                `default_nettype wire
                """, design.files().get("stage.v") + design.files().get("pipe.v"));
    }

    @Test
    void beatsComeOutAsTheyWentIn() {
        Pipe pipe = new Pipe();
        List<Long> taken = new ArrayList<>();
        try (var dut = Simulation.of(pipe)) {
            dut.reset();
            long sent = 0;
            for (int cycle = 0; cycle < 40; cycle++) {
                dut.set(pipe.in.valid, cycle % 3 == 0 ? 0 : 1).set(pipe.in.column, sent);
                dut.set(pipe.in.colour, 7 * sent).set(pipe.out.ready, cycle % 4 == 1 ? 0 : 1);
                if (dut.get(pipe.out.valid) == 1 && cycle % 4 != 1) {
                    taken.add(dut.get(pipe.out.column));
                    assertEquals(7 * dut.get(pipe.out.column), dut.get(pipe.out.colour));
                }
                if (cycle % 3 != 0 && dut.get(pipe.in.ready) == 1) {
                    sent++;
                }
                dut.clock();
            }
        }
        for (int i = 0; i < taken.size(); i++) {
            assertEquals(i, taken.get(i));
        }
        assertEquals(true, taken.size() > 20, taken::toString);
    }
}
