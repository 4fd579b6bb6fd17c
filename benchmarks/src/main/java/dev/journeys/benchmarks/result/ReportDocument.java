// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that is generated: what lies between two marks. */
public final class ReportDocument {
    private static final String BEGIN = "<!-- bin/bench --report: begin -->\n";
    private static final String END = "<!-- bin/bench --report: end -->\n";

    private final Path document;

    /** A document that has both marks. */
    public ReportDocument(Path document) {
        this.document = document;
    }

    /** Replaces the generated part. */
    public void replace(String markdown) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "Expected '" + BEGIN.strip() + "' and its end in '" + document + "'.");
        }
        Files.writeString(
                document,
                text.substring(0, begin + BEGIN.length())
                        + "\n"
                        + markdown
                        + "\n"
                        + text.substring(end));
    }
}
