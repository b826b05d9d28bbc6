// neuron_queue: Holds up to 2 events and markers that layer neuron has not come to.
// Generated from EventQueue.java with depth = 2 and style = REGISTERS.

`default_nettype none

module neuron_queue (
    input  wire       clk,
    input  wire       rst,

    // In
    input  wire       in_valid,
    output wire       in_ready,
    input  wire       in_tick,
    input  wire       in_last,
    input  wire       in_address,
    input  wire [3:0] in_value,

    // Out
    output wire       out_valid,
    input  wire       out_ready,
    output wire       out_tick,
    output wire       out_last,
    output wire       out_address,
    output wire [3:0] out_value
);

    reg full;
    reg waiting;
    reg head;
    reg tail;
    wire comes = in_valid && !full;
    wire goes = waiting && out_ready;

    // What the queue is like when only one of the two moves; when both do, it stays as it is.
    wire last_goes = head + 1'b1 == tail;
    wire last_comes = tail + 1'b1 == head;

    always @(posedge clk) begin
        if (goes) head <= head + 1'b1;
        if (comes) tail <= tail + 1'b1;
        if (comes && !goes) begin
            waiting <= 1'b1;
            full <= last_comes;
        end else if (goes && !comes) begin
            waiting <= !last_goes;
            full <= 1'b0;
        end
        if (rst) begin
            head <= 1'b0;
            tail <= 1'b0;
            waiting <= 1'b0;
            full <= 1'b0;
        end
    end

    (* ram_style = "registers" *)
    (* no_rw_check *)
    reg [6:0] beats [0:1];

    always @(posedge clk)
        if (comes) beats[tail] <= {in_tick, in_last, in_address, in_value};

    wire [6:0] first = beats[head];
    assign in_ready = !full;
    assign out_valid = waiting;
    assign out_tick = first[6];
    assign out_last = first[5];
    assign out_address = first[4];
    assign out_value = first[3:0];
endmodule

`default_nettype wire
