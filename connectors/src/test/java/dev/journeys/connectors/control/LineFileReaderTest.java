// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileReaderTest {
    private static final int MAX_BYTES = 2_000;

    @TempDir private Path folder;
    private Path file;
    private LineFileReader reader;

    @BeforeEach
    void open() {
        file = folder.resolve("records.jsonl");
        reader = new LineFileReader(file, MAX_BYTES);
        reader.open();
    }

    @Test
    void readsEveryLineWithItsPlace() throws IOException {
        // given
        append("first\n\n \r\nžluť\r\n");

        // when
        ControlBatch batch = reader.poll();

        // then
        assertThat(batch.caughtUp()).isTrue();
        assertThat(ControlFixtures.show(batch.entries()))
                .containsExactly("value  first", "value  žluť");
        assertThat(batch.entries())
                .extracting(ControlEntry::place)
                .containsExactly(file + ":1", file + ":4");
        assertThat(reader.poll().entries()).isEmpty();
    }

    @Test
    void readsWhatIsAppendedOnceTheLineEnds() throws IOException {
        // given
        append("first\n");
        reader.poll();

        // when
        append("sec");
        ControlBatch grown = reader.poll();
        ControlBatch stuck = reader.poll();
        append("ond\nthird\n");
        ControlBatch ended = reader.poll();

        // then
        assertThat(grown).isEqualTo(new ControlBatch(List.of(), true, null));
        assertThat(stuck.trouble())
                .isEqualTo(
                        "Expected a newline at the end of '"
                                + file
                                + ":2', but found none yet, so that the line does not count.");
        assertThat(ControlFixtures.show(ended.entries()))
                .containsExactly("value  second", "value  third");
        assertThat(ended.trouble()).isNull();
    }

    @Test
    void isCaughtUpAtTheEndOfALongFile() throws IOException {
        // given
        int lines = 3_000;
        append(("x".repeat(999) + "\n").repeat(lines));

        // when
        List<ControlEntry> entries = new ArrayList<>();
        ControlBatch batch;
        do {
            batch = reader.poll();
            entries.addAll(batch.entries());
        } while (!batch.caughtUp());

        // then
        assertThat(entries).hasSize(lines);
    }

    @Test
    void beginsAnewWhereTheFileIsReplacedOrShortened() throws IOException {
        // given
        append("first\nsecond\n");
        reader.poll();

        // when
        Path other = folder.resolve("other");
        Files.writeString(other, "first\nsecond\nthird\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        ControlBatch replaced = reader.poll();
        Files.writeString(file, "only\n");
        ControlBatch shortened = reader.poll();

        // then
        assertThat(ControlFixtures.show(replaced.entries()))
                .containsExactly("value  first", "value  second", "value  third");
        assertThat(ControlFixtures.show(shortened.entries())).containsExactly("value  only");
    }

    @Test
    void cannotBeReadWhereThereIsNoFile() throws IOException {
        assertThatThrownBy(reader::poll).isInstanceOf(NoSuchFileException.class);
        append("first\n");
        assertThat(reader.poll().caughtUp()).isTrue();
        Files.delete(file);
        assertThatThrownBy(reader::poll).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void cutsALineThatIsTooLong() throws IOException {
        // given
        append("x".repeat(MAX_BYTES) + "\n" + "y".repeat(MAX_BYTES + 1) + "\nz\n");

        // when
        List<ControlEntry> entries = reader.poll().entries();

        // then
        assertThat(entries)
                .extracting(ControlEntry::kind)
                .containsExactly(
                        ControlEntryKind.VALUE, ControlEntryKind.CUT, ControlEntryKind.VALUE);
        assertThat(entries.get(1).value()).hasSize(1_024);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
