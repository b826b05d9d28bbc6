package dev.synfire.tool;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where nextpnr placed the cells of a design: what its option --write says of them. The file has some 3 kB per cell, so it is
 * read as a stream.
 *
 * @param cells in the order of the file
 */
public record PlacedCells(List<Cell> cells) {
    private static final Pattern BEL = Pattern.compile("X(\\d+)/Y(\\d+)/.*");

    /**
     * A cell with a place.
     *
     * @param name with the names of the instances around it, joined by dots
     * @param type nextpnr's, such as ICESTORM_LC
     * @param x column of its tile
     * @param y row of its tile
     */
    public record Cell(String name, String type, int x, int y) {}

    public PlacedCells {
        cells = List.copyOf(cells);
    }

    /** Reads the file. Cells without a place, such as those that were merged into others, are left out. */
    public static PlacedCells read(Path file) {
        List<Cell> cells = new ArrayList<>();
        try (var in = Files.newInputStream(file);
                JsonParser parser = JsonMapper.shared().createParser(in)) {
            enter(parser);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (into(parser, "modules")) {
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        enter(parser);
                        module(parser, cells);
                    }
                }
            }
        } catch (IOException e) {
            throw Problem.wrongInput("unreadable", file.toString(), "it can't be read", "build again");
        }
        return new PlacedCells(cells);
    }

    private static void module(JsonParser parser, List<Cell> cells) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (into(parser, "cells")) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    enter(parser);
                    cell(parser, name, cells);
                }
            }
        }
    }

    private static void cell(JsonParser parser, String name, List<Cell> cells) {
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
        Matcher place = BEL.matcher(bel);
        if (place.matches()) {
            cells.add(new Cell(name, type, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))));
        }
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
            throw new IllegalArgumentException("expected an object in nextpnr's file, got " + parser.currentToken());
        }
    }
}
