// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files of lines, and lines as the tables of tests write them. */
final class LineFixtures {

    /** The digits at the beginning of a line are its time; a line without has none. */
    static final LineTime LEADING_DIGITS =
            text -> {
                String digits = text(text).replaceFirst("(?s)[^0-9-].*", "");
                return digits.isEmpty() ? Line.NO_TIME : Long.parseLong(digits);
            };

    private LineFixtures() {}

    static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of as many gzip members as there are texts. */
    static Path writeZipped(Path file, String... texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            bytes.write(zipped(text));
        }
        return Files.write(file, bytes.toByteArray());
    }

    static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** What a sorter has written. */
    static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            for (Line line = LineFrames.read(in); line != null; line = LineFrames.read(in)) {
                lines.add(line);
            }
        }
        return lines;
    }

    static List<String> show(List<Line> lines) {
        return lines.stream().map(LineFixtures::show).toList();
    }

    /** {@code file:number text}, and whether the text was cut. */
    static String show(Line line) {
        return line.file()
                + ":"
                + line.number()
                + " "
                + text(line.text())
                + (line.cut() ? " (cut)" : "");
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
