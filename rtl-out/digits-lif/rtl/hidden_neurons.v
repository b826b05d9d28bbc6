// hidden_neurons: 48 leaky integrate-and-fire neurons, one updated in each cycle.

`default_nettype none

module hidden_neurons (
    input  wire               clk,
    input  wire               rst,

    // Currents in
    input  wire               current_valid,
    output wire               current_ready,
    input  wire               current_tick,
    input  wire               current_last,
    input  wire         [5:0] current_neuron,
    input  wire signed [17:0] current_value,

    // Events out
    output wire               out_valid,
    input  wire               out_ready,
    output wire               out_tick,
    output wire               out_last,
    output wire         [5:0] out_address
);

    // Clips a signed number of 22 bits to 21.
    function signed [20:0] sat_22_21(input signed [21:0] x);
        sat_22_21 = x[21:20] == {2{x[21]}} ? x[20:0] : {x[21], {20{!x[21]}}};
    endfunction

    (* ram_style = "block" *)
    (* no_rw_check *)
    reg signed [20:0] membranes [0:47];

    // The whole pipeline stops while its last register holds a beat that nobody takes.
    wire advance = out_ready || !out_valid;
    wire accepted = current_valid && current_ready;

    // Nothing is cleared between samples: in a sample's first tick every membrane counts as 0.
    reg fresh;

    always @(posedge clk) begin
        if (accepted && current_tick) fresh <= current_last;
        if (rst) fresh <= 1'b1;
    end

    // Read here, written in the last stage but one; see docs/core.md for why the two never meet.
    reg signed [20:0] membrane_1;

    always @(posedge clk)
        if (advance) membrane_1 <= membranes[current_neuron];

    // Stage 1: the membrane potential arrives
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [5:0] neuron_1;
    reg fresh_1;
    reg signed [17:0] current_1;

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
    reg [5:0] neuron_2;
    reg signed [20:0] membrane_2;
    reg signed [17:0] current_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            membrane_2 <= fresh_1 ? 21'sd0 : membrane_1;
            current_2 <= current_1;
        end
        if (rst) valid_2 <= 1'b0;
    end

    // Stage 3: the decayed potential: times 15/16, and a half to round
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg [5:0] neuron_3;
    reg signed [24:0] scaled_3;
    reg signed [17:0] current_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            scaled_3 <= $signed({membrane_2, 4'd8}) - $signed({{4{membrane_2[20]}}, membrane_2});
            current_3 <= current_2;
        end
        if (rst) valid_3 <= 1'b0;
    end

    // Stage 4: the input current is added
    reg valid_4;
    reg tick_4;
    reg last_4;
    reg [5:0] neuron_4;
    reg signed [21:0] sum_4;

    always @(posedge clk) begin
        if (advance) begin
            valid_4 <= valid_3;
            tick_4 <= tick_3;
            last_4 <= last_3;
            neuron_4 <= neuron_3;
            sum_4 <= $signed({scaled_3[24], scaled_3[24:4]}) + $signed({{4{current_3[17]}}, current_3});
        end
        if (rst) valid_4 <= 1'b0;
    end

    // Stage 5: the sum is saturated
    reg valid_5;
    reg tick_5;
    reg last_5;
    reg [5:0] neuron_5;
    reg signed [20:0] potential_5;

    always @(posedge clk) begin
        if (advance) begin
            valid_5 <= valid_4;
            tick_5 <= tick_4;
            last_5 <= last_4;
            neuron_5 <= neuron_4;
            potential_5 <= sat_22_21(sum_4);
        end
        if (rst) valid_5 <= 1'b0;
    end

    (* ram_style = "logic" *)
    reg [19:0] thresholds [0:47];
    initial $readmemh("hidden_neurons_thresholds.hex", thresholds);
    reg [19:0] threshold_5;

    always @(posedge clk)
        if (advance) threshold_5 <= thresholds[neuron_4];

    // Stage 6: compare
    reg valid_6;
    reg tick_6;
    reg last_6;
    reg [5:0] neuron_6;
    reg signed [20:0] reduced_6;
    reg fires_6;
    reg signed [20:0] potential_6;

    always @(posedge clk) begin
        if (advance) begin
            valid_6 <= valid_5;
            tick_6 <= tick_5;
            last_6 <= last_5;
            neuron_6 <= neuron_5;
            reduced_6 <= potential_5 - $signed({1'b0, threshold_5});
            fires_6 <= potential_5 > $signed({1'b0, threshold_5});
            potential_6 <= potential_5;
        end
        if (rst) valid_6 <= 1'b0;
    end

    wire signed [20:0] left = fires_6 ? reduced_6 : potential_6;

    always @(posedge clk)
        if (valid_6 && !tick_6 && advance) membranes[neuron_6] <= left;

    // Stage 7: send
    reg tick_7;
    reg last_7;
    reg [5:0] neuron_7;
    reg sent;

    always @(posedge clk) begin
        if (advance) begin
            tick_7 <= tick_6;
            last_7 <= last_6;
            neuron_7 <= neuron_6;
        end
        if (advance) sent <= valid_6 && (tick_6 || fires_6);
        else if (out_ready) sent <= 1'b0;
        if (rst) sent <= 1'b0;
    end

    assign out_valid = sent;
    assign out_tick = tick_7;
    assign out_last = last_7;
    assign out_address = neuron_7;
    assign current_ready = advance;

    // Bits that nothing reads.
    wire unused = &{1'b0, scaled_3[3:0]};
endmodule

`default_nettype wire
