package dev.synfire.tool;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the cells of a netlist in the JSON of Yosys and nextpnr as a stream, since such files are large. */
final class CellFile {
    private CellFile() {}

    /** Takes a cell. */
    interface Taker {
        /** Takes a cell with its name, its type, and nextpnr's name of its place; empty without a place. */
        void take(String name, String type, String bel);
    }

    /** Hands each cell of each module to the taker. */
    static void each(Path file, Taker taker) {
        try (var in = Files.newInputStream(file);
                JsonParser parser = JsonMapper.shared().createParser(in)) {
            enter(parser);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (into(parser, "modules")) {
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        enter(parser);
                        module(parser, taker);
                    }
                }
            }
        } catch (IOException e) {
            throw Problem.wrongInput("unreadable", file.toString(), "it can't be read", "build again");
        }
    }

    private static void module(JsonParser parser, Taker taker) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (into(parser, "cells")) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    enter(parser);
                    cell(parser, name, taker);
                }
            }
        }
    }

    private static void cell(JsonParser parser, String name, Taker taker) {
        String type = "";
        String bel = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (key.equals("type")) {
                parser.nextToken();
                type = parser.getString();
            } else if (into(parser, "attributes")) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean place = parser.currentName().equals("NEXTPNR_BEL");
                    parser.nextToken();
                    bel = place ? parser.getString() : bel;
                }
            }
        }
        taker.take(name, type, bel);
    }

    /** Goes into the object of that name; skips what has another. */
    private static boolean into(JsonParser parser, String name) {
        boolean wanted = parser.currentName().equals(name);
        parser.nextToken();
        if (!wanted) {
            parser.skipChildren();
        }
        return wanted;
    }

    private static void enter(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("expected an object in a netlist, got " + parser.currentToken());
        }
    }
}
