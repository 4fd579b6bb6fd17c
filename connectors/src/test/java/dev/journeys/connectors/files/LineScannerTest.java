// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineScannerTest {
    private static final int NO_LIMIT = 1 << 20;

    @TempDir private Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("empty", "", List.of()),
                Arguments.of("one line", "1 a\n", List.of("0:1 1 a")),
                Arguments.of("no newline at the end", "1 a\n2 b", List.of("0:1 1 a", "0:2 2 b")),
                Arguments.of("one byte", "1", List.of("0:1 1")),
                Arguments.of("two bytes", "12", List.of("0:1 12")),
                Arguments.of("CRLF", "1 a\r\n2 b\r\n", List.of("0:1 1 a", "0:2 2 b")),
                Arguments.of(
                        "CR at the end of the file", "1 a\r\n2 b\r", List.of("0:1 1 a", "0:2 2 b")),
                Arguments.of("CR inside a line", "1 a\rb\n", List.of("0:1 1 a\rb")),
                Arguments.of(
                        "blank lines", "\n1 a\n\r\n \t\n2 b\n\n", List.of("0:2 1 a", "0:5 2 b")),
                Arguments.of("only blank lines", "\n \n\r\n", List.of()),
                Arguments.of("byte order mark", "\uFEFF1 a\n2 b\n", List.of("0:1 1 a", "0:2 2 b")),
                Arguments.of("nothing but a byte order mark", "\uFEFF", List.of()),
                Arguments.of(
                        "byte order mark inside the file",
                        "1 a\n\uFEFF2 b\n",
                        List.of("0:1 1 a", "0:2 \uFEFF2 b")),
                Arguments.of("white space around a line is kept", " 1 a \n", List.of("0:1  1 a ")),
                Arguments.of(
                        "non-ASCII text",
                        "1 žluťoučký 東京 \uD83D\uDE00\n2 ü",
                        List.of("0:1 1 žluťoučký 東京 \uD83D\uDE00", "0:2 2 ü")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void readsLines(String name, String text, List<String> expected) throws IOException {
        // given
        Path file = LineFixtures.write(folder.resolve("lines.jsonl"), text);

        // when
        List<Line> lines = scan(file, NO_LIMIT);

        // then
        assertThat(LineFixtures.show(lines)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void readsPackedLines(String name, String text, List<String> expected) throws IOException {
        // given
        Path file = LineFixtures.writeZipped(folder.resolve("lines.jsonl.gz"), text);

        // when
        List<Line> lines = scan(file, NO_LIMIT);

        // then
        assertThat(LineFixtures.show(lines)).isEqualTo(expected);
    }

    static Stream<Arguments> linesAroundALimitOfFiveBytes() {
        return Stream.of(
                Arguments.of("12345\n", List.of("0:1 12345")),
                Arguments.of("12345", List.of("0:1 12345")),
                Arguments.of("12345\r\n", List.of("0:1 12345")),
                Arguments.of("123456\n", List.of("0:1 12345 (cut)")),
                Arguments.of("123456\r\n", List.of("0:1 12345 (cut)")),
                Arguments.of("12345\rx\n", List.of("0:1 12345 (cut)")),
                Arguments.of("1234567890\n1 a\n", List.of("0:1 12345 (cut)", "0:2 1 a")),
                Arguments.of("     \n1 a\n", List.of("0:2 1 a")),
                Arguments.of("     1 a\n1 a\n", List.of("0:1       (cut)", "0:2 1 a")),
                Arguments.of("123456", List.of("0:1 12345 (cut)")));
    }

    @ParameterizedTest
    @MethodSource("linesAroundALimitOfFiveBytes")
    void cutsLinesThatAreLongerThanTheLimit(String text, List<String> expected) throws IOException {
        // given
        Path file = LineFixtures.write(folder.resolve("lines.jsonl"), text);

        // when
        List<Line> lines = scan(file, 5);

        // then
        assertThat(LineFixtures.show(lines)).isEqualTo(expected);
    }

    @Test
    void givesNoTimeToALineThatIsCut() throws IOException {
        // given
        Path file = LineFixtures.write(folder.resolve("lines.jsonl"), "1234 a long line\n77 b\n");

        // when
        List<Line> lines = scan(file, 5);

        // then
        assertThat(lines).extracting(Line::time).containsExactly(Line.NO_TIME, 77L);
    }

    @Test
    void readsLinesThatReachOverManyBuffers() throws IOException {
        // given
        String longLine = "7 " + "x".repeat(300_000);
        Path file =
                LineFixtures.write(
                        folder.resolve("lines.jsonl"), "1 a\n" + longLine + "\r\n\n2 b\n");

        // when
        List<Line> lines = scan(file, NO_LIMIT);

        // then
        assertThat(LineFixtures.show(lines))
                .containsExactly("0:1 1 a", "0:2 " + longLine, "0:4 2 b");
    }

    @Test
    void readsAllMembersOfAPackedFile() throws IOException {
        // given
        Path file =
                LineFixtures.writeZipped(
                        folder.resolve("lines.gz"), "1 a\n2", " b\n", "", "3 c\n", "4 d");

        // when
        List<Line> lines = scan(file, NO_LIMIT);

        // then
        assertThat(LineFixtures.show(lines))
                .containsExactly("0:1 1 a", "0:2 2 b", "0:3 3 c", "0:4 4 d");
    }

    private static List<Line> scan(Path file, int maxLineBytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (LineScanner scanner = new LineScanner(file, 0, maxLineBytes)) {
            for (Line line = scanner.next(LineFixtures.LEADING_DIGITS);
                    line != null;
                    line = scanner.next(LineFixtures.LEADING_DIGITS)) {
                lines.add(line);
            }
        }
        return lines;
    }
}
