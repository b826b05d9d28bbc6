"""Writes WAY.v, a SoC with digits-sigmoid, and WAY.txt: addresses of its registers and the words of all images."""

import sys
from pathlib import Path

import numpy
from digits_sigmoid_litex import DigitsSigmoid
from litex.build.generic_platform import GenericPlatform, Pins, Subsignal
from litex.gen import LiteXModule
from litex.soc.integration.soc_core import SoCMini
from litex.soc.interconnect import wishbone
from migen import ClockDomain

SIGNALS = {"adr": 30, "dat_w": 32, "dat_r": 32, "sel": 4, "cyc": 1, "stb": 1, "ack": 1, "we": 1, "cti": 3, "bte": 2, "err": 1}


class Clock(LiteXModule):
    def __init__(self, platform):
        self.cd_sys = ClockDomain()
        self.comb += [self.cd_sys.clk.eq(platform.request("clk")), self.cd_sys.rst.eq(platform.request("rst"))]


class Soc(SoCMini):
    """The core, a small memory, and a master on pins."""

    def __init__(self, platform, with_dma):
        super().__init__(platform, clk_freq=50e6, integrated_sram_size=4096)
        self.crg = Clock(platform)
        self.snn = DigitsSigmoid(platform, with_csr=True, with_dma=with_dma)
        if with_dma:
            self.bus.add_master("snn", self.snn.dma.bus)
        pins = wishbone.Interface()
        self.comb += pins.connect_to_pads(platform.request("wb"), mode="slave")
        self.bus.add_master("pins", pins)
        self.comb += platform.request("irq").eq(self.snn.ev.irq)


def main(example, way):
    wb = [Subsignal(name, Pins(bits)) for name, bits in SIGNALS.items()]
    one = [(name, 0, Pins(1)) for name in ("clk", "rst", "irq")]
    platform = GenericPlatform("none", [*one, ("wb", 0, *wb)], name="soc")
    soc = Soc(platform, way == "dma")
    soc.finalize()
    platform.get_verilog(soc, name="soc").write(f"{way}.v")
    base = soc.csr_regions["snn"].origin
    lines = []
    for csr in soc.csr_regions["snn"].obj:
        lines.append(f"{csr.name} {base}")
        base += 4 * ((csr.size + 31) // 32)
    lines.append(f"memory {soc.mem_regions['sram'].origin}")
    images = numpy.load(example / "inputs.npy").reshape(1797, 64).astype(int)
    labels = numpy.load(example / "labels.npy").astype(int)
    lines.append(f"images {len(images)}")
    for image, label in zip(images, labels):
        words = [address | int(value) << 16 for address, value in enumerate(image) if value] + [3 << 30]
        lines.append(" ".join(map(str, [label, len(words), *words])))
    Path(f"{way}.txt").write_text("\n".join(lines) + "\n")


main(Path(sys.argv[1]), sys.argv[2])
