package dev.synfire.report.picture;

import java.util.Locale;

/** Texts and numbers for a page: what templates put everything through that comes from a user. */
public final class Escaped {
    /** Puts a text where HTML or SVG expects one, or an attribute's value between quotation marks. */
    public String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c < ' ' && c != '\n' ? 0xfffd : c);
            }
        });
        return out.toString();
    }

    /** Puts JSON into a script element, which then holds no character that ends it. */
    public String json(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    /** A whole number, with commas between thousands. */
    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with that many digits after the point, with commas between thousands. */
    public String number(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }

    /** The same with its sign, as on an axis. */
    public String signed(double number, int digits) {
        return (number < 0 ? "\u2212" : "+") + number(Math.abs(number), digits);
    }

    /** A number as SVG takes it: without commas. */
    public String plain(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    /** A number with a minus sign as printers use it. */
    public String minus(double number, int digits) {
        return number(number, digits).replace('-', '\u2212');
    }

    /** A number in four significant digits. */
    public String significant(double number) {
        return Rounded.significant(number, 4).toPlainString().replace('-', '\u2212');
    }

    /** A part of a whole, as SVG takes it. */
    public String share(double part, double whole) {
        return plain(part / whole, 4);
    }

    /** A sum in which the second number counts so many times. */
    public double plus(double first, double second, double times) {
        return first + second * times;
    }

    /** A text with a capital at its beginning. */
    public String capital(String text) {
        return text(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    /** A share from 0 to 1 in percent, with that many digits after the point. */
    public String percent(double share, int digits) {
        return number(100 * share, digits) + " %";
    }

    /** The first characters of a text that has more than fit. */
    public String shortened(String text, int most) {
        return text(text.length() <= most ? text : text.substring(0, most - 1) + "\u2026");
    }
}
