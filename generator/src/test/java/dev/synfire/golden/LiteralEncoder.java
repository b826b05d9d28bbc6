package dev.synfire.golden;

import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The encoders of docs/semantics.md read literally, without a look at the golden model. */
final class LiteralEncoder {
    private final InputPort port;
    private final int ticks;
    /** All bits of the shift register so far, the oldest first. */
    private final List<Integer> bits = new ArrayList<>();

    private BigInteger[] sent;
    private int tick;

    LiteralEncoder(InputPort port, int ticks) {
        this.port = port;
        this.ticks = ticks;
        reset();
    }

    void reset() {
        tick = 0;
        sent = new BigInteger[port.size()];
        bits.clear();
        if (port.encoder() instanceof Encoder.Rate rate) {
            for (int place = 31; place >= 0; place--) {
                bits.add(rate.seed() >> place & 1);
            }
        }
    }

    BigInteger[] events(BigInteger[] codes) {
        BigInteger[] events = new BigInteger[codes.length];
        for (int i = 0; i < codes.length; i++) {
            events[i] = event(i, codes[i]);
        }
        tick++;
        return events;
    }

    private BigInteger event(int address, BigInteger x) {
        BigInteger largest = BigInteger.valueOf(Math.max(
                1, Math.max(Math.abs(port.values().min()), port.values().max())));
        BigInteger sign = BigInteger.valueOf(x.signum());
        return switch (port.encoder()) {
            case Encoder.Direct _, Encoder.Constant _ -> x;
            case Encoder.Rate _ -> {
                if (x.signum() == 0) {
                    yield x;
                }
                BigInteger level = drawn().multiply(largest).divide(BigInteger.valueOf(65_536));
                yield level.compareTo(x.abs()) < 0 ? sign : BigInteger.ZERO;
            }
            case Encoder.Latency _ -> {
                BigInteger due = largest.subtract(x.abs())
                        .multiply(BigInteger.valueOf(ticks))
                        .divide(largest);
                yield due.equals(BigInteger.valueOf(tick)) ? sign : BigInteger.ZERO;
            }
            case Encoder.Delta delta -> {
                BigInteger before = sent[address] == null ? BigInteger.ZERO : sent[address];
                BigInteger change = x.subtract(before);
                if (change.abs().compareTo(BigInteger.valueOf(delta.threshold())) <= 0) {
                    yield BigInteger.ZERO;
                }
                sent[address] = x;
                yield BigInteger.valueOf(change.signum());
            }
        };
    }

    /** 16 bits, the first drawn the highest. */
    private BigInteger drawn() {
        BigInteger u = BigInteger.ZERO;
        for (int i = 0; i < 16; i++) {
            int n = bits.size();
            bits.add(bits.get(n - 25) ^ bits.get(n - 26) ^ bits.get(n - 30) ^ bits.get(n - 32));
            u = u.shiftLeft(1).add(BigInteger.valueOf(bits.getLast()));
        }
        return u;
    }
}
