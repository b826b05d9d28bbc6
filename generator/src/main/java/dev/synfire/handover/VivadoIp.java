package dev.synfire.handover;

import java.util.ArrayList;
import java.util.List;

/**
 * An IP of Vivado.
 *
 * @param top its module
 * @param bus in a word
 * @param ports the names of its bus interfaces, with spaces between them
 */
public record VivadoIp(String top, String bus, String ports) {
    static List<VivadoIp> of(Wrappers wrappers) {
        List<VivadoIp> ips = new ArrayList<>();
        if (wrappers.fronts().contains(Front.AXIS)) {
            ips.add(new VivadoIp(wrappers.top(Front.AXIS), "AXI4-Stream", "s_axis m_axis"));
        }
        if (wrappers.fronts().contains(Front.AXIL)) {
            ips.add(new VivadoIp(wrappers.top(Front.AXIL), "AXI4-Lite", "s_axi"));
        }
        return ips;
    }
}
