package dev.synfire.board;

/**
 * An SPI flash at a simulated board's pins, as the data sheet of the Winbond W25Q128JV has it: asleep until it hears 0xAB,
 * deaf for 3 microseconds after that; 0x03 and an address of 24 bits, and it shows byte after byte, a bit after each
 * falling edge of sck.
 */
final class FlashChip {
    private final byte[] content;
    private final int wakingClocks;
    private boolean asleep = true;
    private int deaf;
    private int bits;
    private long heard;
    private int sckBefore;
    private int csBefore = 1;
    private int shown = 1;
    private int reads;
    private int address;
    private boolean answers;

    /**
     * A sleeping chip.
     *
     * @param wakingClocks clocks that 3 microseconds take
     */
    FlashChip(byte[] content, int wakingClocks) {
        this.content = content.clone();
        this.wakingClocks = wakingClocks;
    }

    /** The level of miso after a clock with these levels at the other pins. */
    int clock(int cs, int sck, int mosi) {
        deaf = Math.max(0, deaf - 1);
        if (cs == 1) {
            if (csBefore == 0) {
                selectedNoMore();
            }
        } else {
            if (csBefore == 1) {
                bits = 0;
                heard = 0;
            }
            if (sck == 1 && sckBefore == 0) {
                bits++;
                heard = heard << 1 | mosi;
            }
            if (sck == 0 && sckBefore == 1) {
                show();
            }
        }
        csBefore = cs;
        sckBefore = sck;
        return shown;
    }

    /** How many reads have ended. */
    int reads() {
        return reads;
    }

    private void selectedNoMore() {
        if (asleep && bits == 8 && heard == 0xab) {
            asleep = false;
            deaf = wakingClocks;
        } else if (!asleep && bits > 32) {
            reads++;
        }
    }

    /** After the command's 32 bits the address is kept; what is shown depends on how many bits have gone by since. */
    private void show() {
        if (bits == 32) {
            address = (int) (heard & 0xff_ffff);
            answers = !asleep && deaf == 0 && heard >> 24 == 0x03;
        }
        if (bits >= 32 && answers) {
            int bit = bits - 32;
            int at = address + bit / 8;
            shown = at < content.length ? content[at] >> 7 - bit % 8 & 1 : 1;
        } else {
            shown = 1;
        }
    }
}
