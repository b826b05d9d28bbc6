// output_drain: Sends the 10 sums of a tick, one a cycle, each with its bias, then the tick's
// marker.
// Generated from Drain.java with sum = s(11), lanes = 10 and style = REGISTERS.

`default_nettype none

module output_drain (
    input  wire               clk,
    input  wire               rst,

    // A tick to drain
    input  wire               start,
    input  wire               start_last,

    // Its sums, a row at a time
    input  wire       [109:0] held,

    // The last sum has left its row
    output wire               drained,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [3:0] current_neuron,
    output wire signed [10:0] current_value
);

    wire advance = current_ready || !current_valid;
    reg draining;
    reg marker;
    reg last;
    reg [3:0] neuron;

    always @(posedge clk) begin
        if (start) begin
            draining <= 1'b1;
            marker <= 1'b0;
            last <= start_last;
            neuron <= 4'd0;
        end else if (draining && advance) begin
            if (marker) draining <= 1'b0;
            if (neuron == 4'd9) marker <= 1'b1;
            else neuron <= neuron + 4'd1;
        end
        if (rst) draining <= 1'b0;
    end

    assign drained = draining && marker && advance;

    // Stage 1: select the lane
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [3:0] neuron_1;

    always @(posedge clk) begin
        if (advance) begin
            valid_1 <= draining;
            tick_1 <= marker;
            last_1 <= last;
            neuron_1 <= neuron;
        end
        if (rst) valid_1 <= 1'b0;
    end

    wire [87:0] row_of_8 = neuron_1[3] ? {held[87:22], held[109:88]} : held[87:0];
    wire [43:0] row_of_4 = neuron_1[2] ? row_of_8[87:44] : row_of_8[43:0];
    wire [21:0] row_of_2 = neuron_1[1] ? row_of_4[43:22] : row_of_4[21:0];
    wire [10:0] row_of_1 = neuron_1[0] ? row_of_2[21:11] : row_of_2[10:0];

    (* ram_style = "logic" *)
    reg signed [6:0] biases [0:9];
    initial $readmemh("output_drain_biases.hex", biases);
    reg signed [6:0] bias_2;

    always @(posedge clk)
        if (advance) bias_2 <= biases[neuron_1];

    // Stage 2: add the bias
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [3:0] neuron_2;
    reg signed [10:0] sum_2;

    always @(posedge clk) begin
        if (advance) begin
            valid_2 <= valid_1;
            tick_2 <= tick_1;
            last_2 <= last_1;
            neuron_2 <= neuron_1;
            sum_2 <= row_of_1;
        end
        if (rst) valid_2 <= 1'b0;
    end

    // Stage 3: send
    reg valid_3;
    reg tick_3;
    reg last_3;
    reg [3:0] neuron_3;
    reg signed [10:0] biased_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            biased_3 <= sum_2 + $signed({{4{bias_2[6]}}, bias_2});
        end
        if (rst) valid_3 <= 1'b0;
    end

    assign current_valid = valid_3;
    assign current_tick = tick_3;
    assign current_last = last_3;
    assign current_neuron = neuron_3;
    assign current_value = biased_3;
endmodule

`default_nettype wire
