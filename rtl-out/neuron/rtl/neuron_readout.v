// neuron_readout: Finds the neuron with the largest activation of a sample.
// Generated from ArgmaxReadout.java with ticks = 1 and style = AUTO.

`default_nettype none

module neuron_readout (
    input  wire        clk,
    input  wire        rst,

    // Updates of the last layer
    output wire        update_ready,
    input  wire        update_valid,
    input  wire        update_tick,
    input  wire        update_last,
    input  wire        update_neuron,
    input  wire [15:0] update_value,

    // Result
    output wire        result_valid,
    input  wire        result_ready,
    output wire        result_label,
    output wire [15:0] result_score
);

    // Stage 1: an update arrives
    reg valid_1;
    reg ends_1;
    reg neuron_1;
    reg [15:0] update_1;

    always @(posedge clk) begin
        valid_1 <= update_valid;
        ends_1 <= update_tick && update_last;
        neuron_1 <= update_neuron;
        update_1 <= update_value;
        if (rst) begin
            valid_1 <= 1'b0;
            ends_1 <= 1'b0;
        end
    end

    // One neuron tells two classes apart: it is class 1 above 32768
    reg [15:0] best;
    reg label;
    wire better = !neuron_1 || update_1 > best;
    reg held;

    always @(posedge clk) begin
        if (valid_1 && better) begin
            best <= update_1;
            label <= update_1 > 16'd32768;
        end
        if (ends_1) held <= 1'b1;
        else if (result_ready) held <= 1'b0;
        if (rst) held <= 1'b0;
    end

    // No update may come in between the end of a sample and the taking of its result.
    reg open;

    always @(posedge clk) begin
        if (update_tick && update_last) open <= 1'b0;
        else if (held && result_ready) open <= 1'b1;
        if (rst) open <= 1'b1;
    end

    assign update_ready = open;
    assign result_valid = held;
    assign result_label = label;
    assign result_score = best;
endmodule

`default_nettype wire
