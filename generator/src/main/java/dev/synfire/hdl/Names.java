package dev.synfire.hdl;

import java.util.Locale;

/** Which names Verilog accepts. */
final class Names {
    private Names() {}

    private static boolean isLegal(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean digit = letter >= '0' && letter <= '9';
            if (!(letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter == '_'
                    || digit && i > 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** The name itself when Verilog accepts it. */
    static String checked(String name) {
        if (!isLegal(Slip.given(name))) {
            throw Slip.illegalName(name);
        }
        if (Reserved.VERILOG.contains(name)) {
            throw Slip.keyword(name, "Verilog");
        }
        if (Reserved.CPP.contains(name)) {
            throw Slip.keyword(name, "C++, of which Verilator makes simulators");
        }
        return name;
    }

    /** The name of a component's module when Verilog accepts it. */
    static String module(String name, Component<?> component) {
        if (!isLegal(name) || Reserved.VERILOG.contains(name) || Reserved.CPP.contains(name)) {
            throw Slip.moduleName(name, component);
        }
        return name;
    }

    /** LifLayer becomes lif_layer. */
    static String snakeCase(String camelCase) {
        return camelCase
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
