// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a file has changed without reading it. A link stands for its file.
 *
 * @param identity tells a file from another of the same name; null where the file system cannot
 */
record FileStamp(long size, FileTime modified, @Nullable Object identity) {
    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
