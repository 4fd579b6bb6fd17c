// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFilesTest {
    @TempDir private Path folder;

    @Test
    void areThoseOfTheFolderAndOfAllFoldersInIt() throws IOException {
        // given
        for (String name :
                List.of(
                        "b.json",
                        "a/b/c.json",
                        "a/x.txt",
                        "some.schema.json",
                        ".hidden.json",
                        ".git/d.json",
                        "b.json~")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }

        // when, then
        assertThat(JsonFiles.in(folder))
                .containsExactly(folder.resolve("a/b/c.json"), folder.resolve("b.json"));
        assertThat(JsonFiles.in(folder.resolve("a/x.txt")))
                .containsExactly(folder.resolve("a/x.txt"));
    }

    @Test
    void mayBeLinksAsWhereAFolderIsSwappedAsAWhole() throws IOException {
        // given
        Path real = Files.createDirectories(folder.resolve("mount/..2026"));
        Files.createFile(real.resolve("a.json"));
        Path mount = folder.resolve("mount");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(mount.resolve("a.json"), Path.of("..data", "a.json"));
        Files.createSymbolicLink(mount.resolve("broken.json"), Path.of("nothing.json"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), mount);

        // when, then
        assertThat(JsonFiles.in(link)).containsExactly(link.resolve("a.json"));
    }

    @Test
    void cannotBeHadWhereThereIsNothing() {
        assertThatThrownBy(() -> JsonFiles.in(folder.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
