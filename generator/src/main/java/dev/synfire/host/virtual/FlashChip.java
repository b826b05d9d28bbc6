package dev.synfire.host.virtual;

/**
 * An SPI flash at a simulated board's pins, as the data sheet of the Winbond W25Q128JV has it: asleep until it receives 0xAB,
 * without reaction for 3 microseconds after that; 0x03 and an address of 24 bits, and it shows byte after byte, a bit after each
 * falling edge of sck.
 */
public final class FlashChip {
    private final byte[] content;
    private final int wakingClocks;
    private boolean asleep = true;
    private int waking;
    private int bits;
    private long received;
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
    public FlashChip(byte[] content, int wakingClocks) {
        this.content = content.clone();
        this.wakingClocks = wakingClocks;
    }

    /** The level of miso after a clock with these levels at the other pins. */
    public int clock(int cs, int sck, int mosi) {
        waking = Math.max(0, waking - 1);
        if (cs == 1) {
            if (csBefore == 0) {
                selectedNoMore();
            }
        } else {
            if (csBefore == 1) {
                bits = 0;
                received = 0;
            }
            if (sck == 1 && sckBefore == 0) {
                bits++;
                received = received << 1 | mosi;
            }
            if (sck == 0 && sckBefore == 1) {
                show();
            }
        }
        csBefore = cs;
        sckBefore = sck;
        return shown;
    }

    /** Clocks in which a board has surely read all that is here: 64 for each bit, and for waking. */
    long mostClocks() {
        return 64L * (8L * content.length + wakingClocks) + 1_000_000;
    }

    /** How many reads have ended. */
    public int reads() {
        return reads;
    }

    private void selectedNoMore() {
        if (asleep && bits == 8 && received == 0xab) {
            asleep = false;
            waking = wakingClocks;
        } else if (!asleep && bits > 32) {
            reads++;
        }
    }

    /** After the command's 32 bits the address is kept; what is shown depends on how many bits have gone by since. */
    private void show() {
        if (bits == 32) {
            address = (int) (received & 0xff_ffff);
            answers = !asleep && waking == 0 && received >> 24 == 0x03;
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
