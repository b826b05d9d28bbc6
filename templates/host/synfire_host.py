"""Talks to a core of Synfire's on a board, or on a virtual one (synfire serve).

    from synfire_host import Board

    board = Board()                        # finds the board; or Board("/dev/ttyUSB1"), Board("socket://localhost:4000")
    print(board.identity)                  # what the core says of itself
    answers = board.run(X)                 # X: whole numbers, (samples, inputs) or (samples, ticks, inputs)
    print(answers.labels, answers.scores, answers.cycles)

Needs Python 3.8 or newer, and pyserial for serial ports (pip install pyserial). With numpy, arrays may be given and are
returned; without it, lists. The protocol is docs/host-protocol.md, version 2.
"""

import json
import os
import socket
import struct
import sys
import time
from collections import namedtuple

try:
    import numpy
except ImportError:
    numpy = None

VERSION = 2
IDENTIFY, RUN, FIRST_TICK, NEXT_TICK, LOAD = 1, 2, 3, 4, 5
IDENTITY, RESULT, DONE, SCORES, ERROR = 0x81, 0x82, 0x83, 0x84, 0xFF
BAD_CRC, NO_SAMPLE = 1, 5
ERRORS = {1: "bad-crc", 2: "unknown-command", 3: "bad-length", 4: "bad-event", 5: "no-sample", 6: "not-loaded",
          7: "bad-offset"}
FLAG, ESCAPE, FLIP = 0x7E, 0x7D, 0x20
PIECE = 256
TRIES = 3

Identity = namedtuple("Identity", "version hash inputs min max outputs ticks frames answer clock_khz name")
Identity.__doc__ = "What a core says of itself; hash is the beginning of networkHash in report.json."

Answers = namedtuple("Answers", "labels scores cycles")
Answers.__doc__ = """What a core answers to samples: for each sample its label, its score (or the scores of all output
neurons, where the network reports them), and its cycles; for samples of many ticks those are of the last tick."""


class BoardError(Exception):
    """The board does not answer, or refuses a command."""


def crc(body):
    """The FCS-16 of RFC 1662."""
    register = 0xFFFF
    for byte in body:
        register ^= byte
        for _ in range(8):
            register = register >> 1 ^ 0x8408 if register & 1 else register >> 1
    return register ^ 0xFFFF


def frame(body):
    """A body between flags, with its CRC and escapes."""
    out = bytearray([FLAG])
    for byte in body + struct.pack("<H", crc(body)):
        if byte in (FLAG, ESCAPE):
            out += bytes((ESCAPE, byte ^ FLIP))
        else:
            out.append(byte)
    out.append(FLAG)
    return bytes(out)


class _Socket:
    """A board behind a TCP port."""

    def __init__(self, url):
        host, _, port = url[len("socket://"):].rstrip("/").rpartition(":")
        self._socket = socket.create_connection((host, int(port)), timeout=5)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data):
        self._socket.sendall(data)

    def read(self, patience):
        self._socket.settimeout(max(patience, 0.001))
        try:
            data = self._socket.recv(4096)
        except socket.timeout:
            return b""
        if not data:
            raise BoardError("the other end closed the connection")
        return data

    def close(self):
        self._socket.close()


class _Serial:
    """A board behind a serial port."""

    def __init__(self, port, baud):
        import serial

        self._port = serial.Serial(port, baud, timeout=1)
        try:  # an FTDI bridge keeps an answer for 16 ms otherwise; only Linux knows this
            self._port.set_low_latency_mode(True)
        except (AttributeError, NotImplementedError, OSError, ValueError):
            pass

    def write(self, data):
        self._port.write(data)

    def read(self, patience):
        self._port.timeout = patience
        data = self._port.read(1)
        return data + self._port.read(self._port.in_waiting) if data else data

    def close(self):
        self._port.close()


class Board:
    """A core on a board."""

    def __init__(self, port=None, baud=None, patience=1.0):
        """Opens a port, such as /dev/ttyUSB1, COM3 or socket://localhost:4000; without one, looks for the board."""
        baud = baud or _report().get("uart", {}).get("baud", 1_000_000)
        self._tag = 0
        self._received = bytearray()
        self._patience = patience
        if port is None:
            self.port, self._connection, self.identity = _find(baud)
        else:
            self.port = port
            self._connection = _open(port, baud)
            self.identity = self._identify()

    def _identify(self):
        kind, payload = self._repeat(IDENTIFY, b"")
        if kind != IDENTITY:
            raise BoardError("no core of Synfire's answers at " + str(self.port))
        fields = struct.unpack("<HiiHHHBI", payload[9:30])
        identity = Identity(payload[0], payload[1:9].hex(), *fields, payload[30:].decode("ascii"))
        if identity.version != VERSION:
            raise BoardError("the board speaks version %d of the protocol, not %d" % (identity.version, VERSION))
        return identity

    def run(self, samples):
        """Computes samples: (inputs,), (samples, inputs), or (samples, ticks, inputs)."""
        samples = samples.tolist() if hasattr(samples, "tolist") else list(samples)
        if samples and not hasattr(samples[0], "__len__"):
            samples = [samples]
        answers = [self._sample(sample) for sample in samples]
        labels, scores, cycles = zip(*answers) if answers else ((), (), ())
        if numpy is not None:
            return Answers(numpy.array(labels), numpy.array(scores), numpy.array(cycles))
        return Answers(list(labels), list(scores), list(cycles))

    def load(self, path=None):
        """Sends the weights of a core that starts without them: weights.bin beside this file, or another."""
        with open(path or os.path.join(os.path.dirname(os.path.abspath(__file__)), "weights.bin"), "rb") as file:
            image = file.read()
        for start in range(0, len(image), PIECE):
            offset = struct.pack("<I", start)[:3]
            kind, payload = self._repeat(LOAD, offset + image[start:start + PIECE])
            self._expect(kind, payload, DONE)

    def close(self):
        self._connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _sample(self, sample):
        if not hasattr(sample[0], "__len__"):
            kind, payload = self._repeat(RUN, self._events(sample))
            return self._answer(kind, payload)
        if len(sample) != self.identity.frames:
            raise ValueError("a sample of %d ticks, the network takes %d" % (len(sample), self.identity.frames))
        for _ in range(TRIES):
            last = self._ticks(sample)
            if last is not None:
                return self._answer(*last)
        raise BoardError("no answer")

    def _ticks(self, sample):
        """The answer to the last tick; None if one was lost, for it is not known which: the sample starts again."""
        for tick, codes in enumerate(sample):
            events = self._events(codes)
            answer = self._repeat(FIRST_TICK, events) if tick == 0 else self._once(NEXT_TICK, events)
            if answer is None or answer[0] == ERROR and answer[1][0] in (BAD_CRC, NO_SAMPLE):
                return None
            if tick < len(sample) - 1:
                self._expect(*answer, DONE)
        return answer

    def _events(self, codes):
        identity = self.identity
        if len(codes) != identity.inputs:
            raise ValueError("%d inputs, the network takes %d" % (len(codes), identity.inputs))
        address_bytes = 1 if identity.inputs <= 256 else 2
        spikes = identity.min >= 0 and identity.max <= 1
        signed = identity.min < 0
        bits = max(identity.max.bit_length(), (~identity.min).bit_length() if signed else 0)
        value_bytes = 0 if spikes else ((bits + (1 if signed else 0)) + 7) // 8
        out = bytearray()
        for address, value in enumerate(codes):
            if value:
                if not identity.min <= value <= identity.max:
                    raise ValueError("input %d is %d, not from %d to %d" % (address, value, identity.min, identity.max))
                out += address.to_bytes(address_bytes, "little")
                out += int(value).to_bytes(value_bytes, "little", signed=signed) if value_bytes else b""
        return bytes(out)

    def _answer(self, kind, payload):
        self._expect(kind, payload, self.identity.answer)
        if kind == RESULT:
            return struct.unpack("<HiI", payload)
        cycles = struct.unpack("<I", payload[:4])[0]
        scores = struct.unpack("<%di" % (len(payload) // 4 - 1), payload[4:])
        return max(range(len(scores)), key=scores.__getitem__), scores, cycles

    def _expect(self, kind, payload, wanted):
        if kind == ERROR:
            raise BoardError("the board refused a command: " + ERRORS.get(payload[0], "error %d" % payload[0]))
        if kind != wanted:
            raise BoardError("an answer of another kind, %02x" % kind)

    def _repeat(self, command, payload):
        """The answer to a command that may be sent again when it was lost."""
        for _ in range(TRIES):
            answer = self._once(command, payload)
            if answer is not None and not (answer[0] == ERROR and answer[1][:1] == bytes([BAD_CRC])):
                return answer
        raise BoardError("no answer at " + str(self.port))

    def _once(self, command, payload):
        self._tag = self._tag + 1 & 0xFF
        self._connection.write(frame(bytes((command, self._tag)) + payload))
        end = time.monotonic() + self._patience
        while True:
            body = self._body()
            if body is None:
                left = end - time.monotonic()
                data = self._connection.read(left) if left > 0 else b""
                if not data:
                    return None
                self._received += data
            elif body[1] == self._tag or body[0] == ERROR and body[2] == BAD_CRC:
                return body[0], body[2:]

    def _body(self):
        """The body of the next whole frame among the received bytes."""
        while FLAG in self._received:
            raw, _, self._received = self._received.partition(bytes([FLAG]))
            whole = bytearray()
            escaped = False
            for byte in raw:
                if byte == ESCAPE:
                    escaped = True
                else:
                    whole.append(byte ^ FLIP if escaped else byte)
                    escaped = False
            if len(whole) >= 4 and crc(whole[:-2]) == struct.unpack("<H", whole[-2:])[0]:
                return bytes(whole[:-2])
        return None


def _open(port, baud):
    return _Socket(port) if port.startswith("socket://") else _Serial(port, baud)


def _report():
    """The report of the build in whose folder this file is; nothing elsewhere."""
    try:
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "report.json"), encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def _find(baud):
    """The USB port at which a core answers; that of this build's network if there are several."""
    from serial.tools import list_ports

    wanted = _report().get("networkHash", "")[:16]
    found = None
    for candidate in sorted(list_ports.comports(), key=lambda port: port.device, reverse=True):
        if candidate.vid is None:
            continue
        try:
            board = Board(candidate.device, baud, patience=0.2)
        except (BoardError, OSError):
            continue
        if board.identity.hash == wanted or found is None:
            if found is not None:
                found.close()
            found = board
        else:
            board.close()
        if found.identity.hash == wanted:
            break
    if found is None:
        raise BoardError("no core of Synfire's answers at any USB port")
    return found.port, found._connection, found.identity


if __name__ == "__main__":
    with Board(*sys.argv[1:2]) as one:
        print(one.port, *("%s=%s" % pair for pair in one.identity._asdict().items()), sep="\n  ")
