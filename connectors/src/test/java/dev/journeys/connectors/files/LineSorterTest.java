// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSorterTest {
    private static final long ALL_IN_MEMORY = 1 << 20;

    @TempDir private Path folder;
    @TempDir private Path work;

    @Test
    void ordersLinesByTime() throws IOException {
        // given
        Path file = file("a", "3 c\n1 a\n-5 z\n2 b\n");

        // when
        List<Line> lines = sort(ALL_IN_MEMORY, file);

        // then
        assertThat(lines).extracting(Line::time).containsExactly(-5L, 1L, 2L, 3L);
        assertThat(LineFixtures.show(lines))
                .containsExactly("0:3 -5 z", "0:2 1 a", "0:4 2 b", "0:1 3 c");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 150, ALL_IN_MEMORY})
    void ordersLinesOfTheSameTimeByFileAndThenByLine(long chunkBytes) throws IOException {
        // given
        Path second = file("a", "1 x\n1 x\n1 x\n");
        Path first = file("b", "1 x\n2 y\n1 x\n");

        // when
        List<Line> lines = sort(chunkBytes, first, second);

        // then
        assertThat(LineFixtures.show(lines))
                .containsExactly("0:1 1 x", "0:3 1 x", "1:1 1 x", "1:2 1 x", "1:3 1 x", "0:2 2 y");
    }

    @Test
    void putsLinesWithoutATimeFirst() throws IOException {
        // given
        Path file = file("a", "-9 a\nno time\n\nnor here\n");

        // when
        List<Line> lines = sort(ALL_IN_MEMORY, file);

        // then
        assertThat(LineFixtures.show(lines))
                .containsExactly("0:2 no time", "0:4 nor here", "0:1 -9 a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 97, 1_000, 20_000, ALL_IN_MEMORY})
    void givesTheSameOrderHoweverManyRunsThereAre(long chunkBytes) throws IOException {
        // given 700 lines: with chunks of a byte as many runs, more than are merged at a time
        Random random = new Random(5);
        List<Line> expected = new ArrayList<>();
        Path[] files = new Path[3];
        for (int i = 0; i < files.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int number = 1; number <= (i == 1 ? 500 : 100); number++) {
                String line = random.nextInt(60) + " " + "ž".repeat(random.nextInt(20));
                text.append(line).append('\n');
                byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                expected.add(
                        new Line(LineFixtures.LEADING_DIGITS.of(bytes), i, number, false, bytes));
            }
            files[i] = file("file-" + i, text.toString());
        }
        expected.sort(Line.ORDER);

        // when
        List<Line> lines = sort(chunkBytes, files);

        // then
        assertThat(LineFixtures.show(lines)).isEqualTo(LineFixtures.show(expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, ALL_IN_MEMORY})
    void leavesNoTemporaryFilesBehind(long chunkBytes) throws IOException {
        // given
        Path file = file("a", "1 a\n2 b\n".repeat(200));

        // when
        sort(chunkBytes, file);

        // then
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).containsExactly(work.resolve("sorted"));
        }
    }

    @Test
    void sortsNothingIntoAnEmptyFile() throws IOException {
        // given
        Path empty = file("a", "");
        Path packed = LineFixtures.writeZipped(folder.resolve("b.gz"), "");

        // when
        List<Line> lines = sort(ALL_IN_MEMORY, empty, packed);

        // then
        assertThat(lines).isEmpty();
    }

    @Test
    void sortsPlainAndPackedFilesTogether() throws IOException {
        // given
        Path packed = LineFixtures.writeZipped(folder.resolve("a.jsonl.gz"), "2 b\r\n", "1 東京");
        Path empty = file("b.jsonl", "");
        Path plain = file("c.jsonl", "\uFEFF1 c\n");

        // when
        List<Line> lines = sort(ALL_IN_MEMORY, packed, empty, plain);

        // then
        assertThat(LineFixtures.show(lines)).containsExactly("0:2 1 東京", "2:1 1 c", "0:1 2 b");
    }

    @Test
    void bringsFilesOneBehindTheOtherWithoutSorting() throws IOException {
        // given
        Path first = file("a", "3 c\n1 a\n");
        Path second = file("b", "2 b");

        // when
        sorter(1, () -> {}).concatenate(List.of(first, second), work.resolve("joined"));

        // then
        assertThat(LineFixtures.show(LineFixtures.read(work.resolve("joined"))))
                .containsExactly("0:1 3 c", "0:2 1 a", "1:1 2 b");
    }

    @Test
    void tellsOfEveryLineThatIsNotBlank() throws IOException {
        // given
        AtomicLong read = new AtomicLong();
        Path file = file("a", "1 a\n\n2 b\n");

        // when
        sorter(ALL_IN_MEMORY, read::incrementAndGet).sort(List.of(file), work.resolve("sorted"));

        // then
        assertThat(read).hasValue(2);
    }

    @Test
    void saysAfterWhichLineAPackedFileBreaksOff() throws IOException {
        // given
        byte[] whole = LineFixtures.zipped("1 a\n2 b\n" + incompressible(100_000));
        Path broken = folder.resolve("broken.jsonl.gz");
        Files.write(broken, Arrays.copyOf(whole, whole.length / 2));

        // when, then
        assertThatThrownBy(() -> sort(ALL_IN_MEMORY, file("fine", "1 a\n"), broken))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Expected to read '"
                                + broken
                                + "' to its end, but after line 2: Unexpected end of ZLIB input stream")
                .hasCauseInstanceOf(EOFException.class);
    }

    @Test
    void saysWhatIsWrongWithAPackedFileThatIsEmpty() throws IOException {
        // given
        Path broken = file("broken.gz", "");

        // when, then
        assertThatThrownBy(() -> sort(ALL_IN_MEMORY, broken))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Expected to read '"
                                + broken
                                + "' to its end, but after line 0: the file ends too early");
    }

    @Test
    void saysThatAFileIsNotPacked() throws IOException {
        // given
        Path broken = file("plain.gz", "1 a\n2 b\n3 c\n");

        // when, then
        assertThatThrownBy(() -> sort(ALL_IN_MEMORY, broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("plain.gz' to its end, but after line 0: Not in GZIP format");
    }

    @Test
    void saysThatAFileIsMissing() {
        // given
        Path missing = folder.resolve("missing.jsonl");

        // when, then
        assertThatThrownBy(() -> sort(ALL_IN_MEMORY, missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing.jsonl")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    /** A long line that gzip cannot make shorter than three quarters. */
    private static String incompressible(int length) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (' ' + 1 + random.nextInt(90)));
        }
        return text.toString();
    }

    private Path file(String name, String text) throws IOException {
        return LineFixtures.write(folder.resolve(name), text);
    }

    private List<Line> sort(long chunkBytes, Path... files) throws IOException {
        Path target = work.resolve("sorted");
        sorter(chunkBytes, () -> {}).sort(List.of(files), target);
        return LineFixtures.read(target);
    }

    private LineSorter sorter(long chunkBytes, LineSorter.Progress progress) {
        return new LineSorter(work, LineFixtures.LEADING_DIGITS, 1 << 20, chunkBytes, progress);
    }
}
