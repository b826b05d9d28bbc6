// hidden_drain: Sends the 32 sums of a tick, one a cycle, each with its bias, then the tick's
// marker.
// Generated from Drain.java with sum = s(16), lanes = 8 and style = REGISTERS.

`default_nettype none

module hidden_drain (
    input  wire               clk,
    input  wire               rst,

    // A tick to drain
    input  wire               start,
    input  wire               start_last,

    // Its sums, a row at a time
    output wire               fetch,
    output wire         [1:0] fetch_group,
    input  wire       [127:0] held,

    // The last sum has left its row
    output wire               drained,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [4:0] current_neuron,
    output wire signed [15:0] current_value
);

    wire advance = current_ready || !current_valid;
    reg draining;
    reg marker;
    reg last;
    reg [4:0] neuron;
    reg [2:0] lane;
    reg [1:0] group;
    wire row_ends = lane == 3'd7;

    always @(posedge clk) begin
        if (start) begin
            draining <= 1'b1;
            marker <= 1'b0;
            last <= start_last;
            neuron <= 5'd0;
            lane <= 3'd0;
            group <= 2'd0;
        end else if (draining && advance) begin
            if (marker) draining <= 1'b0;
            if (neuron == 5'd31) begin
                marker <= 1'b1;
            end else begin
                neuron <= neuron + 5'd1;
                if (row_ends) begin
                    lane <= 3'd0;
                    group <= group + 2'd1;
                end else begin
                    lane <= lane + 3'd1;
                end
            end
        end
        if (rst) draining <= 1'b0;
    end

    assign drained = draining && marker && advance;

    // A row is fetched with its first lane and held while the others follow.
    assign fetch = draining && advance && lane == 3'd0;
    assign fetch_group = group;

    // Stage 1: select the lane
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [4:0] neuron_1;
    reg [2:0] lane_1;

    always @(posedge clk) begin
        if (advance) begin
            valid_1 <= draining;
            tick_1 <= marker;
            last_1 <= last;
            neuron_1 <= neuron;
            lane_1 <= lane;
        end
        if (rst) valid_1 <= 1'b0;
    end

    wire [63:0] row_of_4 = lane_1[2] ? held[127:64] : held[63:0];
    wire [31:0] row_of_2 = lane_1[1] ? row_of_4[63:32] : row_of_4[31:0];
    wire [15:0] row_of_1 = lane_1[0] ? row_of_2[31:16] : row_of_2[15:0];

    (* ram_style = "logic" *)
    reg signed [11:0] biases [0:31];
    initial $readmemh("hidden_drain_biases.hex", biases);
    reg signed [11:0] bias_2;

    always @(posedge clk)
        if (advance) bias_2 <= biases[neuron_1];

    // Stage 2: add the bias
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [4:0] neuron_2;
    reg signed [15:0] sum_2;

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
    reg [4:0] neuron_3;
    reg signed [15:0] biased_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            biased_3 <= sum_2 + $signed({{4{bias_2[11]}}, bias_2});
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
