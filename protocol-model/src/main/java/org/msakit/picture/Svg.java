package org.msakit.picture;

import java.util.Locale;

/** Writes an SVG picture: whole numbers, no scripts, no references to anything outside. */
final class Svg {
    private static final String FONT = "font-family=\"DejaVu Sans,Verdana,sans-serif\"";

    private final StringBuilder body = new StringBuilder();

    /** A rectangle with round corners. */
    Svg box(int x, int y, int width, int height, String fill, String stroke) {
        return element(
                "rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"%s\"",
                x, y, width, height, fill, stroke);
    }

    /** A path, as the attribute {@code d} writes it. */
    Svg path(String d, String stroke, String more) {
        return element("path d=\"%s\" fill=\"none\" stroke=\"%s\" %s", d, stroke, more);
    }

    Svg dot(int x, int y, String fill) {
        return element("circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\"", x, y, fill);
    }

    /** An arrow head whose tip is at a point. */
    Svg head(int x, int y, int dx, int dy, String fill) {
        int back = 7;
        int half = 4;
        return element(
                "path d=\"M%d %dL%d %dL%d %dZ\" fill=\"%s\"",
                x,
                y,
                x - dx * back - dy * half,
                y - dy * back - dx * half,
                x - dx * back + dy * half,
                y - dy * back + dx * half,
                fill);
    }

    /** A text; {@code anchor} is start, middle or end, {@code more} further attributes. */
    Svg text(int x, int y, int size, String anchor, String text, String more) {
        body.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\" %s>",
                        x,
                        y,
                        size,
                        anchor,
                        more))
                .append(escape(text))
                .append("</text>\n");
        return this;
    }

    private Svg element(String form, Object... values) {
        body.append('<').append(String.format(Locale.ROOT, form, values)).append("/>\n");
        return this;
    }

    /** The width that a text takes, as far as it can be known without the font. */
    static int width(String text, int size) {
        return text.length() * size * 62 / 100;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A file of its own. */
    String file(int width, int height, String title) {
        return print(" xmlns=\"http://www.w3.org/2000/svg\"", width, height, title);
    }

    /** A part of an HTML page, which needs no name of the language. */
    String inline(int width, int height, String title) {
        return print("", width, height, title);
    }

    private String print(String language, int width, int height, String title) {
        return String.format(
                        Locale.ROOT,
                        "<svg%s viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" %s role=\"img\">\n",
                        language,
                        width,
                        height,
                        width,
                        height,
                        FONT)
                + "<title>" + escape(title) + "</title>\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
                + body
                + "</svg>\n";
    }
}
