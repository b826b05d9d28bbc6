package dev.synfire.hdl.text;

import java.util.Locale;

/** The names that Verilog accepts. */
public final class Names {
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
    public static String checked(String name) {
        if (!isLegal(Nulls.refused(name))) {
            throw Mistake.illegalName(name);
        }
        if (Reserved.VERILOG.contains(name)) {
            throw Mistake.keyword(name, "Verilog");
        }
        if (Reserved.CPP.contains(name)) {
            throw Mistake.keyword(name, "C++, of which Verilator makes simulators");
        }
        return name;
    }

    /** The name of the module of a component, given by its class, when Verilog accepts it. */
    public static String module(String name, String component) {
        if (!isLegal(name) || Reserved.VERILOG.contains(name) || Reserved.CPP.contains(name)) {
            throw Mistake.moduleName(name, component);
        }
        return name;
    }

    /** Bits of a signal as Verilog writes them. */
    public static String bits(String signal, int high, int low) {
        return signal + (high == low ? "[" + low + "]" : "[" + high + ":" + low + "]");
    }

    /** LifLayer becomes lif_layer. */
    public static String snakeCase(String camelCase) {
        return camelCase
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
