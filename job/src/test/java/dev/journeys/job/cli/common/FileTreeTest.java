// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir private Path parent;

    @Test
    void takesAFolderAwayWithAllThatIsInIt() throws IOException {
        // given
        Path folder = folder(3);

        // when
        FileTree.delete(folder);

        // then
        assertThat(folder).doesNotExist();
    }

    @Test
    void doesNothingWhereThereIsNoFolder() throws IOException {
        // given
        Path folder = parent.resolve("none");

        // when
        FileTree.delete(folder);

        // then
        assertThat(folder).doesNotExist();
    }

    @Test
    void letsSomebodyElseTakePartsAwayAtTheSameTime() throws Exception {
        // given
        Path folder = folder(500);
        Callable<Boolean> deletion =
                () -> {
                    FileTree.delete(folder);
                    return true;
                };

        // when
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Boolean>> ends = threads.invokeAll(List.of(deletion, deletion));
        threads.shutdown();

        // then
        for (Future<Boolean> end : ends) {
            assertThat(end.get()).isTrue();
        }
        assertThat(folder).doesNotExist();
    }

    private Path folder(int size) throws IOException {
        Path folder = parent.resolve("folder");
        for (int i = 0; i < size; i++) {
            Path inner = Files.createDirectories(folder.resolve("inner-" + i));
            Files.writeString(inner.resolve("file"), "text");
        }
        return folder;
    }
}
