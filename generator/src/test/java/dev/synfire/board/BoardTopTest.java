package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoardTopTest {
    @Test
    void constraintsOfAnIce40Board() {
        assertEquals("""
                # 1BitSquared iCEBreaker with ICE40UP5K-SG48
                set_io clk_pin 35
                set_io -pullup yes button 10
                set_io led_label_0 26
                set_io led_label_1 27
                set_io led_label_2 25
                set_io led_label_3 23
                set_io led_activity 37
                set_io -pullup yes uart_rx 6
                set_io uart_tx 9
                """, Constraints.text(Boards.find("icebreaker"), 4, false));
    }

    @Test
    void constraintsOfAnEcp5Board() {
        assertEquals("""
                # Radiona ULX3S with LFE5U-85F-6BG381C
                SYSCONFIG CONFIG_IOVOLTAGE=3.3 COMPRESS_CONFIG=ON MCCLK_FREQ=62 SLAVE_SPI_PORT=DISABLE MASTER_SPI_PORT=ENABLE SLAVE_PARALLEL_PORT=DISABLE;
                FREQUENCY PORT "clk_pin" 25 MHZ;
                LOCATE COMP "clk_pin" SITE "G2";
                IOBUF PORT "clk_pin" IO_TYPE=LVCMOS33;
                LOCATE COMP "button" SITE "R1";
                IOBUF PORT "button" IO_TYPE=LVCMOS33 PULLMODE=DOWN;
                LOCATE COMP "wifi_gpio0" SITE "L2";
                IOBUF PORT "wifi_gpio0" IO_TYPE=LVCMOS33;
                LOCATE COMP "led_label_0" SITE "C2";
                IOBUF PORT "led_label_0" IO_TYPE=LVCMOS33 DRIVE=4;
                LOCATE COMP "led_label_1" SITE "C1";
                IOBUF PORT "led_label_1" IO_TYPE=LVCMOS33 DRIVE=4;
                LOCATE COMP "led_activity" SITE "B2";
                IOBUF PORT "led_activity" IO_TYPE=LVCMOS33 DRIVE=4;
                LOCATE COMP "uart_rx" SITE "M1";
                IOBUF PORT "uart_rx" IO_TYPE=LVCMOS33 PULLMODE=UP;
                LOCATE COMP "uart_tx" SITE "L4";
                IOBUF PORT "uart_tx" IO_TYPE=LVCMOS33;
                """, Constraints.text(Boards.find("ulx3s"), 2, false));
    }

    /** On an ECP5 Evaluation Board the bank of the LEDs has 2.5 V; on a Versa the clock is a pair. */
    @Test
    void aPinMayHaveAStandardOfItsOwn() {
        String evaluation = Constraints.text(Boards.find("ecp5-evn"), 1, false);
        assertTrue(evaluation.contains("IOBUF PORT \"led_activity\" IO_TYPE=LVCMOS25;"), evaluation);
        assertTrue(evaluation.contains("IOBUF PORT \"uart_tx\" IO_TYPE=LVCMOS33;"), evaluation);
        String versa = Constraints.text(Boards.find("versa-ecp5"), 1, false);
        assertTrue(versa.contains("IOBUF PORT \"clk_pin\" IO_TYPE=LVDS;"), versa);
    }

    @Test
    void theTopOfTheIcebreakerTakesItsClockFromThePad() {
        Board board = Boards.find("icebreaker");
        String top = BoardTop.files(board, CoreClock.nearest(board, 24), "little_host", 4, false)
                .get("icebreaker_top.v");
        assertEquals("""
                // 1BitSquared iCEBreaker with ICE40UP5K-SG48: pins, clock and reset around the host link and its core.
                // The core runs at 24 MHz.
                `default_nettype none

                module icebreaker_top (
                    input  wire clk_pin,
                    input  wire button,
                    output wire led_label_0,
                    output wire led_label_1,
                    output wire led_label_2,
                    output wire led_label_3,
                    output wire led_activity,
                    input  wire uart_rx,
                    output wire uart_tx
                );
                    wire clk;
                    wire locked;

                    // 12 MHz / (DIVR + 1) * (DIVF + 1) / 2^DIVQ = 24 MHz
                    SB_PLL40_PAD #(
                        .FEEDBACK_PATH("SIMPLE"),
                        .DIVR(4'd0),
                        .DIVF(7'd63),
                        .DIVQ(3'd5),
                        .FILTER_RANGE(3'd1)
                    ) pll (
                        .PACKAGEPIN(clk_pin),
                        .RESETB(1'b1),
                        .BYPASS(1'b0),
                        .PLLOUTCORE(clk),
                        .LOCK(locked)
                    );

                    wire rst;
                    power_on_reset power_on_reset (
                        .clk(clk),
                        .locked(locked),
                        .request(~button),
                        .rst(rst)
                    );

                    wire active;
                    wire [3:0] label;
                    little_host host (
                        .clk(clk),
                        .rst(rst),
                        .uart_rx(uart_rx),
                        .uart_tx(uart_tx),
                        .active(active),
                        .label(label)
                    );

                    assign led_activity = ~active;
                    assign led_label_0 = label[0];
                    assign led_label_1 = label[1];
                    assign led_label_2 = label[2];
                    assign led_label_3 = label[3];
                endmodule

                `default_nettype wire
                """, top);
    }

    @Test
    void theTopOfTheUlx3sHoldsItsConstantsAndShowsTheLabel() {
        Board board = Boards.find("ulx3s");
        String top = BoardTop.files(board, CoreClock.nearest(board, 50), "little_host", 2, false)
                .get("ulx3s_top.v");
        assertTrue(top.contains("    assign led_label_1 = label[1];\n    assign wifi_gpio0 = 1'b1;\n"), top);
        assertFalse(top.contains("unused ="), top);
        assertTrue(top.contains(".CLKOP_DIV(12),\n        .CLKOP_CPHASE(5),"), top);
    }
}
