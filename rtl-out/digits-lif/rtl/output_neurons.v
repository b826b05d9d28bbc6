// output_neurons: 10 leaky integrators, one updated in each cycle.

`default_nettype none

module output_neurons (
    input  wire               clk,
    input  wire               rst,

    // Currents in
    input  wire               current_valid,
    output wire               current_ready,
    input  wire               current_tick,
    input  wire               current_last,
    input  wire         [3:0] current_neuron,
    input  wire signed [10:0] current_value,

    // Events out
    output wire               out_valid,
    input  wire               out_ready,
    output wire               out_tick,
    output wire               out_last,
    output wire         [3:0] out_address,

    // Updates, for the readout
    input  wire               update_ready,
    output wire               update_valid,
    output wire               update_tick,
    output wire               update_last,
    output wire         [3:0] update_neuron,
    output wire signed [14:0] update_value
);

    // Clips a signed number of 16 bits to 15.
    function signed [14:0] sat_16_15(input signed [15:0] x);
        sat_16_15 = x[15:14] == {2{x[15]}} ? x[14:0] : {x[15], {14{!x[15]}}};
    endfunction

    (* ram_style = "block" *)
    (* no_rw_check *)
    reg signed [14:0] membranes [0:9];

    // The whole pipeline stops while its last register holds a beat that nobody takes.
    wire advance = (out_ready || !out_valid) && update_ready;
    wire accepted = current_valid && current_ready;

    // Nothing is cleared between samples: in a sample's first tick every membrane counts as 0.
    reg fresh;

    always @(posedge clk) begin
        if (accepted && current_tick) fresh <= current_last;
        if (rst) fresh <= 1'b1;
    end

    // Read here, written in the last stage but one; see docs/core.md for why the two never meet.
    reg signed [14:0] membrane_1;

    always @(posedge clk)
        if (advance) membrane_1 <= membranes[current_neuron];

    // Stage 1: the membrane potential arrives
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [3:0] neuron_1;
    reg fresh_1;
    reg signed [10:0] current_1;

    always @(posedge clk) begin
        if (advance) begin
            valid_1 <= accepted;
            tick_1 <= current_tick;
            last_1 <= current_last;
            neuron_1 <= current_neuron;
            fresh_1 <= fresh;
            current_1 <= current_value;
        end
        if (rst) valid_1 <= 1'b0;
    end

    // Stage 2: the old potential, 0 in a sample's first tick
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [3:0] neuron_2;
    reg signed [14:0] membrane_2;
    reg signed [10:0] current_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            membrane_2 <= fresh_1 ? 15'sd0 : membrane_1;
            current_2 <= current_1;
        end
        if (rst) valid_2 <= 1'b0;
    end

    // Stage 3: the decayed potential: times 15/16, and a half to round
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg [3:0] neuron_3;
    reg signed [18:0] scaled_3;
    reg signed [10:0] current_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            scaled_3 <= $signed({membrane_2, 4'd8}) - $signed({{4{membrane_2[14]}}, membrane_2});
            current_3 <= current_2;
        end
        if (rst) valid_3 <= 1'b0;
    end

    // Stage 4: the input current is added
    reg valid_4;
    reg tick_4;
    reg last_4;
    reg [3:0] neuron_4;
    reg signed [15:0] sum_4;

    always @(posedge clk) begin
        if (advance) begin
            valid_4 <= valid_3;
            tick_4 <= tick_3;
            last_4 <= last_3;
            neuron_4 <= neuron_3;
            sum_4 <= $signed({scaled_3[18], scaled_3[18:4]}) + $signed({{5{current_3[10]}}, current_3});
        end
        if (rst) valid_4 <= 1'b0;
    end

    // Stage 5: the sum is saturated
    reg valid_5;
    reg tick_5;
    reg last_5;
    reg [3:0] neuron_5;
    reg signed [14:0] potential_5;

    always @(posedge clk) begin
        if (advance) begin
            valid_5 <= valid_4;
            tick_5 <= tick_4;
            last_5 <= last_4;
            neuron_5 <= neuron_4;
            potential_5 <= sat_16_15(sum_4);
        end
        if (rst) valid_5 <= 1'b0;
    end

    always @(posedge clk)
        if (valid_5 && !tick_5 && advance) membranes[neuron_5] <= potential_5;

    assign update_valid = valid_5 && !tick_5 && advance;
    assign update_tick = valid_5 && tick_5 && advance;
    assign update_last = last_5;
    assign update_neuron = neuron_5;
    assign update_value = potential_5;

    // Stage 6: send
    reg tick_6;
    reg last_6;
    reg [3:0] neuron_6;
    reg sent;

    always @(posedge clk) begin
        if (advance) begin
            tick_6 <= tick_5;
            last_6 <= last_5;
            neuron_6 <= neuron_5;
        end
        if (advance) sent <= valid_5 && tick_5;
        else if (out_ready) sent <= 1'b0;
        if (rst) sent <= 1'b0;
    end

    assign out_valid = sent;
    assign out_tick = tick_6;
    assign out_last = last_6;
    assign out_address = neuron_6;
    assign current_ready = advance;

    // Bits that nothing reads.
    wire unused = &{1'b0, scaled_3[3:0]};
endmodule

`default_nettype wire
