// digits_sigmoid_core: The network digits-sigmoid: events in, events and a result out.
// A stream moves a beat in each cycle in which its valid and its ready are 1. A beat with tick = 0
// is an event: the number of its sender in address, and what it carries in value, unless it is a
// spike. A beat with tick = 1 ends a tick, with last = 1 a sample of one tick; its address and
// value mean nothing. Who sends nothing in a tick sends 0.
// Made by Synfire. This file and those of its modules belong to whoever generated them, to use in
// any way.

`default_nettype none

module digits_sigmoid_core (
    input  wire       clk,
    input  wire       rst,

    // Input events
    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_tick,
    input  wire       in_last,
    input  wire [5:0] in_address,
    input  wire [4:0] in_value,

    // Events of the last layer
    output wire       out_valid,
    input  wire       out_ready,
    output wire       out_tick,
    output wire       out_last,
    output wire [3:0] out_address,
    output wire [7:0] out_value,

    // Result of a sample
    output wire       result_valid,
    input  wire       result_ready,
    output wire [3:0] result_label,
    output wire [7:0] result_score
);

    wire hidden_layer_out_valid;
    wire hidden_layer_out_tick;
    wire hidden_layer_out_last;
    wire [4:0] hidden_layer_out_address;
    wire [7:0] hidden_layer_out_value;
    wire output_layer_in_ready;
    wire output_layer_update_valid;
    wire output_layer_update_tick;
    wire output_layer_update_last;
    wire [3:0] output_layer_update_neuron;
    wire [7:0] output_layer_update_value;
    wire readout_update_ready;

    hidden_layer hidden_layer (
        .clk         (clk),
        .rst         (rst),
        .in_valid    (in_valid),
        .in_ready    (in_ready),
        .in_tick     (in_tick),
        .in_last     (in_last),
        .in_address  (in_address),
        .in_value    (in_value),
        .out_valid   (hidden_layer_out_valid),
        .out_ready   (output_layer_in_ready),
        .out_tick    (hidden_layer_out_tick),
        .out_last    (hidden_layer_out_last),
        .out_address (hidden_layer_out_address),
        .out_value   (hidden_layer_out_value)
    );

    output_layer output_layer (
        .clk           (clk),
        .rst           (rst),
        .in_valid      (hidden_layer_out_valid),
        .in_ready      (output_layer_in_ready),
        .in_tick       (hidden_layer_out_tick),
        .in_last       (hidden_layer_out_last),
        .in_address    (hidden_layer_out_address),
        .in_value      (hidden_layer_out_value),
        .out_valid     (out_valid),
        .out_ready     (out_ready),
        .out_tick      (out_tick),
        .out_last      (out_last),
        .out_address   (out_address),
        .out_value     (out_value),
        .update_ready  (readout_update_ready),
        .update_valid  (output_layer_update_valid),
        .update_tick   (output_layer_update_tick),
        .update_last   (output_layer_update_last),
        .update_neuron (output_layer_update_neuron),
        .update_value  (output_layer_update_value)
    );

    digits_sigmoid_readout readout (
        .clk           (clk),
        .rst           (rst),
        .update_ready  (readout_update_ready),
        .update_valid  (output_layer_update_valid),
        .update_tick   (output_layer_update_tick),
        .update_last   (output_layer_update_last),
        .update_neuron (output_layer_update_neuron),
        .update_value  (output_layer_update_value),
        .result_valid  (result_valid),
        .result_ready  (result_ready),
        .result_label  (result_label),
        .result_score  (result_score)
    );
endmodule

`default_nettype wire
