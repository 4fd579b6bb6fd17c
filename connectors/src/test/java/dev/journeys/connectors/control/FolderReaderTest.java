// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    private static final int MAX_BYTES = 2_000;

    @TempDir private Path temporary;
    private Path folder;
    private FolderReader reader;
    private long time = 1_000_000;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(temporary.resolve("rules"));
        reader = new FolderReader(List.of(folder), MAX_BYTES);
        reader.open();
    }

    @Test
    void readsEverythingThatIsThereAtOnce() throws IOException {
        // given
        write("b.json", "1");
        write("a/c.json", "");

        // when
        ControlBatch batch = reader.poll();

        // then
        assertThat(batch.caughtUp()).isTrue();
        assertThat(batch.trouble()).isNull();
        assertThat(show(batch)).containsExactly("value a/c.json", "value b.json 1");
        ControlEntry first = batch.entries().get(1);
        assertThat(first.place()).isEqualTo(folder.resolve("b.json").toString());
        assertThat(first.time()).isEqualTo(1_001_000);
        assertThat(poll()).isEmpty();
        assertThat(poll()).isEmpty();
    }

    @Test
    void isCaughtUpWhereThereIsNothing() {
        assertThat(reader.poll()).isEqualTo(new ControlBatch(List.of(), true, null));
    }

    @Test
    void givesAChangeOnceItIsNotWrittenAnyMore() throws IOException {
        // given
        write("a.json", "1");
        poll();

        // when
        write("a.json", "half");
        List<String> whileWritten = poll();
        write("a.json", "half and half");
        List<String> stillWritten = poll();
        List<String> written = poll();

        // then
        assertThat(whileWritten).isEmpty();
        assertThat(stillWritten).isEmpty();
        assertThat(written).containsExactly("value a.json half and half");
        assertThat(poll()).isEmpty();
    }

    @Test
    void givesANewFileOnceItIsNotWrittenAnyMore() throws IOException {
        // given
        poll();

        // when
        write("a.json", "1");

        // then
        assertThat(poll()).isEmpty();
        assertThat(poll()).containsExactly("value a.json 1");
    }

    @Test
    void noticesAnotherContentOfTheSameLengthAndTime() throws IOException {
        // given
        write("a.json", "1");
        poll();
        Path file = folder.resolve("a.json");
        FileTime before = Files.getLastModifiedTime(file);

        // when
        Files.writeString(file, "2");
        Files.setLastModifiedTime(file, before);

        // then
        assertThat(poll()).containsExactly("value a.json 2");
    }

    @Test
    void givesNothingWhereOnlyTheTimeHasChanged() throws IOException {
        // given
        write("a.json", "1");
        poll();

        // when
        write("a.json", "1");

        // then
        assertThat(poll()).isEmpty();
        assertThat(poll()).isEmpty();
    }

    @Test
    void noticesAFileThatReplacesAnother() throws IOException {
        // given
        write("a.json", "1");
        poll();
        poll();

        // when
        write("a.json.new", "2");
        Files.move(
                folder.resolve("a.json.new"),
                folder.resolve("a.json"),
                StandardCopyOption.ATOMIC_MOVE);

        // then
        assertThat(poll()).isEmpty();
        assertThat(poll()).containsExactly("value a.json 2");
    }

    @Test
    void removesAFileThatStaysAway() throws IOException {
        // given
        write("a.json", "1");
        poll();

        // when
        Files.delete(folder.resolve("a.json"));

        // then
        assertThat(poll()).isEmpty();
        assertThat(poll()).containsExactly("removal a.json");
        assertThat(poll()).isEmpty();
    }

    @Test
    void removesNothingWhereAFileIsAwayForAMoment() throws IOException {
        // given
        write("a.json", "1");
        poll();
        Files.delete(folder.resolve("a.json"));
        poll();

        // when
        write("a.json", "2");

        // then
        assertThat(poll()).isEmpty();
        assertThat(poll()).containsExactly("value a.json 2");
    }

    @Test
    void givesAFileUnderItsNewNameBeforeTheOldOneIsGone() throws IOException {
        // given
        write("a.json", "1");
        poll();

        // when
        Files.move(folder.resolve("a.json"), folder.resolve("b.json"));

        // then
        assertThat(poll()).isEmpty();
        assertThat(poll()).containsExactly("value b.json 1", "removal a.json");
    }

    @Test
    void removesNothingWhileTheFolderIsAway() throws IOException {
        // given
        write("a.json", "1");
        poll();

        // when
        Path away = temporary.resolve("away");
        Files.move(folder, away);
        List<ControlBatch> batches = List.of(reader.poll(), reader.poll(), reader.poll());
        Files.move(away, folder);

        // then
        assertThat(batches)
                .allSatisfy(
                        batch -> {
                            assertThat(batch.entries()).isEmpty();
                            assertThat(batch.trouble())
                                    .isEqualTo(
                                            "'"
                                                    + folder
                                                    + "' cannot be read"
                                                    + " (java.nio.file.NoSuchFileException: "
                                                    + folder
                                                    + ").");
                        });
        write("a.json", "2");
        assertThat(poll()).isEmpty();
        assertThat(poll()).containsExactly("value a.json 2");
    }

    @Test
    void isNotCaughtUpBeforeTheFolderCanBeRead() throws IOException {
        // given
        Files.delete(folder);
        assertThat(reader.poll().caughtUp()).isFalse();
        assertThat(reader.poll().caughtUp()).isFalse();

        // when
        Files.createDirectory(folder);
        write("a.json", "1");
        ControlBatch batch = reader.poll();

        // then
        assertThat(batch.caughtUp()).isTrue();
        assertThat(show(batch)).containsExactly("value a.json 1");
    }

    @Test
    void isNotCaughtUpBeforeEveryFileCanBeRead() throws IOException {
        // given
        write("b.json", "1");
        Path unreadable = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.exists(unreadable), "a file that even root cannot read");
        Path link = Files.createSymbolicLink(folder.resolve("a.json"), unreadable);

        // when
        ControlBatch before = reader.poll();
        Files.delete(link);
        write("a.json", "1");
        ControlBatch after = reader.poll();

        // then
        assertThat(show(before)).containsExactly("value b.json 1");
        assertThat(before.caughtUp()).isFalse();
        assertThat(before.trouble()).contains("'" + link + "' cannot be read (");
        assertThat(show(after)).containsExactly("value a.json 1");
        assertThat(after.caughtUp()).isTrue();
    }

    @Test
    void readsTheOtherPlacesWhileOneIsAway() throws IOException {
        // given
        write("a.json", "1");
        Path single = temporary.resolve("single.rule");
        reader = new FolderReader(List.of(single, folder), MAX_BYTES);

        // when
        ControlBatch before = reader.poll();
        Files.writeString(single, "2");
        ControlBatch after = reader.poll();

        // then
        assertThat(show(before)).containsExactly("value a.json 1");
        assertThat(before.caughtUp()).isFalse();
        assertThat(after.entries()).hasSize(1);
        assertThat(after.caughtUp()).isTrue();
        Files.delete(single);
        assertThat(reader.poll().entries()).isEmpty();
        assertThat(reader.poll().entries()).isEmpty();
    }

    @Test
    void cutsAFileThatIsTooLong() throws IOException {
        // given
        write("a.json", "x".repeat(MAX_BYTES));
        write("b.json", "y".repeat(MAX_BYTES + 1));

        // when
        List<ControlEntry> entries = reader.poll().entries();

        // then
        assertThat(entries)
                .extracting(ControlEntry::kind)
                .containsExactly(ControlEntryKind.VALUE, ControlEntryKind.CUT);
        assertThat(entries.get(1).value()).hasSize(1_024);
    }

    private List<String> poll() {
        return show(reader.poll());
    }

    private List<String> show(ControlBatch batch) {
        return ControlFixtures.show(batch.entries()).stream()
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }

    /** Each at a later time. */
    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        time += 1_000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    }
}
