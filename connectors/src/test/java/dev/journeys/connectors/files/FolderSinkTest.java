// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSinkTest {
    @TempDir private Path folder;

    @Test
    void createsAllFilesEvenIfNothingIsWrittenToThem() throws Exception {
        // when
        try (FolderWriter<String> writer = start()) {
            writer.write("a:1", null);
        }

        // then
        assertThat(folder.resolve("a")).hasContent("1\n");
        assertThat(folder.resolve("b")).isEmptyFile();
    }

    @Test
    void emptiesTheFilesOfAnEarlierRun() throws Exception {
        // given
        Files.writeString(folder.resolve("a"), "old\n");
        Files.writeString(folder.resolve("other"), "kept\n");

        // when
        start().close();

        // then
        assertThat(folder.resolve("a")).isEmptyFile();
        assertThat(folder.resolve("other")).hasContent("kept\n");
    }

    @Test
    void writesEachRecordAsALineOfItsFile() throws Exception {
        // when
        try (FolderWriter<String> writer = start()) {
            writeAll(writer, "a:1", "b:žluť 東京", "a:", "a:\uD83D\uDE00");
            writer.flush(true);

            // then
            assertThat(lines("a")).containsExactly("1", "", "\uD83D\uDE00");
            assertThat(lines("b")).containsExactly("žluť 東京");
        }
    }

    @Test
    void cutsTheFilesBackToTheCheckpointItIsRestoredFrom() throws Exception {
        // given
        Collection<FileLengths> checkpoint;
        try (FolderWriter<String> writer = start()) {
            writeAll(writer, "a:before", "b:ž");
            checkpoint = writer.snapshotState(1);
            writeAll(writer, "a:after", "b:after", "b:x".repeat(50_000));
        }

        // when
        try (FolderWriter<String> writer = restore(checkpoint)) {
            writeAll(writer, "a:again");
        }

        // then
        assertThat(lines("a")).containsExactly("before", "again");
        assertThat(lines("b")).containsExactly("ž");
    }

    @Test
    void goesOnCountingWhereTheCheckpointWas() throws Exception {
        // given
        Collection<FileLengths> first;
        try (FolderWriter<String> writer = start()) {
            writeAll(writer, "a:1");
            first = writer.snapshotState(1);
        }
        Collection<FileLengths> second;
        try (FolderWriter<String> writer = restore(first)) {
            writeAll(writer, "a:2");
            second = writer.snapshotState(2);
            writeAll(writer, "a:3");
        }

        // when
        restore(second).close();

        // then
        assertThat(lines("a")).containsExactly("1", "2");
    }

    @Test
    void putsEverythingOnDiskThatACheckpointCounts() throws Exception {
        // given
        try (FolderWriter<String> writer = start()) {
            writeAll(writer, "a:1", "a:ž");

            // when
            Collection<FileLengths> checkpoint = writer.snapshotState(1);

            // then
            assertThat(checkpoint)
                    .containsExactly(
                            new FileLengths(Map.of("a", Files.size(folder.resolve("a")), "b", 0L)));
            assertThat(folder.resolve("a")).hasSize(5);
        }
    }

    @Test
    void refusesAFileThatIsShorterThanTheCheckpoint() throws Exception {
        // given
        Collection<FileLengths> checkpoint;
        try (FolderWriter<String> writer = start()) {
            writeAll(writer, "a:123456789");
            checkpoint = writer.snapshotState(1);
        }
        Files.writeString(folder.resolve("a"), "123");

        // when, then
        assertThatThrownBy(() -> restore(checkpoint))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Expected '"
                                + folder.resolve("a")
                                + "' to hold the 10 bytes of the checkpoint, but found 3.");
        assertThat(folder.resolve("a")).hasContent("123");
    }

    @Test
    void startsAnewWhereTheCheckpointHasNoState() throws Exception {
        // given
        Files.writeString(folder.resolve("a"), "old\n");

        // when
        restore(List.of()).close();

        // then
        assertThat(folder.resolve("a")).isEmptyFile();
    }

    @Test
    void refusesARecordForAFileThatItDoesNotHave() throws Exception {
        // given
        try (FolderWriter<String> writer = start()) {
            // when, then
            assertThatThrownBy(() -> writer.write("c:1", null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Expected one of the files [")
                    .hasMessageEndingWith("], but found 'c'.");
        }
    }

    @Test
    void travelsWithTheJob() throws Exception {
        // when
        FolderSink<String> arrived = InstantiationUtil.clone(sink());

        // then
        try (FolderWriter<String> writer = (FolderWriter<String>) arrived.createWriter(null)) {
            writeAll(writer, "b:1");
        }
        assertThat(lines("b")).containsExactly("1");
    }

    @Test
    void readsTheLengthsThatItHasWrittenIntoACheckpoint() throws Exception {
        // given
        FileLengths lengths = new FileLengths(Map.of("a", 0L, "žluť.jsonl", Long.MAX_VALUE));
        FileLengths.Serializer serializer = new FileLengths.Serializer();

        // when
        FileLengths read =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(lengths));

        // then
        assertThat(read).isEqualTo(lengths);
    }

    private FolderWriter<String> start() throws IOException {
        return (FolderWriter<String>) sink().createWriter(null);
    }

    private FolderWriter<String> restore(Collection<FileLengths> checkpoint) throws IOException {
        return (FolderWriter<String>) sink().restoreWriter(null, checkpoint);
    }

    /** A record is {@code file:line}. */
    private FolderSink<String> sink() {
        return new FolderSink<>(
                folder,
                List.of("a", "b"),
                record -> record.substring(0, 1),
                record -> record.substring(2).getBytes(StandardCharsets.UTF_8));
    }

    private static void writeAll(FolderWriter<String> writer, String... records) throws Exception {
        for (String record : records) {
            writer.write(record, null);
        }
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }
}
