// output_drain: Sends the 10 sums of a tick, one a cycle, each with its bias, then the tick's
// marker.
// Generated from Drain.java with sum = s(20), lanes = 3 and style = REGISTERS.

`default_nettype none

module output_drain (
    input  wire               clk,
    input  wire               rst,

    // A tick to drain
    input  wire               start,
    input  wire               start_last,

    // Its sums, a row at a time
    output wire               fetch,
    output wire         [1:0] fetch_group,
    input  wire        [59:0] held,

    // The last sum has left its row
    output wire               drained,

    // Currents out
    output wire               current_valid,
    input  wire               current_ready,
    output wire               current_tick,
    output wire               current_last,
    output wire         [3:0] current_neuron,
    output wire signed [19:0] current_value
);

    wire advance = current_ready || !current_valid;
    reg draining;
    reg marker;
    reg last;
    reg [3:0] neuron;
    reg [1:0] lane;
    reg [1:0] group;
    wire row_ends = lane == 2'd2;

    always @(posedge clk) begin
        if (start) begin
            draining <= 1'b1;
            marker <= 1'b0;
            last <= start_last;
            neuron <= 4'd0;
            lane <= 2'd0;
            group <= 2'd0;
        end else if (draining && advance) begin
            if (marker) draining <= 1'b0;
            if (neuron == 4'd9) begin
                marker <= 1'b1;
            end else begin
                neuron <= neuron + 4'd1;
                if (row_ends) begin
                    lane <= 2'd0;
                    group <= group + 2'd1;
                end else begin
                    lane <= lane + 2'd1;
                end
            end
        end
        if (rst) draining <= 1'b0;
    end

    assign drained = draining && marker && advance;

    // A row is fetched with its first lane and held while the others follow.
    assign fetch = draining && advance && lane == 2'd0;
    assign fetch_group = group;

    // Stage 1: select the lane
    reg valid_1;
    reg tick_1;
    reg last_1;
    reg [3:0] neuron_1;
    reg [1:0] lane_1;

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

    wire [39:0] row_of_2 = lane_1[1] ? {held[39:20], held[59:40]} : held[39:0];
    wire [19:0] row_of_1 = lane_1[0] ? row_of_2[39:20] : row_of_2[19:0];

    (* ram_style = "logic" *)
    reg signed [16:0] biases [0:9];
    initial $readmemh("output_drain_biases.hex", biases);
    reg signed [16:0] bias_2;

    always @(posedge clk)
        if (advance) bias_2 <= biases[neuron_1];

    // Stage 2: add the bias
    reg valid_2;
    reg tick_2;
    reg last_2;
    reg [3:0] neuron_2;
    reg signed [19:0] sum_2;

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
    reg signed [19:0] biased_3;

    always @(posedge clk) begin
        if (advance) begin
            valid_3 <= valid_2;
            tick_3 <= tick_2;
            last_3 <= last_2;
            neuron_3 <= neuron_2;
            biased_3 <= sum_2 + $signed({{3{bias_2[16]}}, bias_2});
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
