// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that are files of one folder. A file is read again as soon as it is another one, has
 * another size or another time, also where only a link on the way to it has changed. Any thread.
 */
final class SecretFiles {
    private static final int MAX_BYTES = 65_536;

    private final @Nullable String folder;
    private final Map<String, Content> contents = new ConcurrentHashMap<>();

    SecretFiles(@Nullable String folder) {
        this.folder = folder;
    }

    /** The text of the file that a reference names, without the line break at its end. */
    String read(SecretReference reference) throws SecretException {
        String shown = reference.shown();
        if (folder == null) {
            throw new SecretException(
                    shown, "an environment variable, because this run allows no folder of secrets");
        }
        try {
            Stamp stamp = stamp(folder, reference);
            Content known = contents.get(reference.name());
            if (known != null && known.stamp.equals(stamp)) {
                return known.text;
            }
            String text = text(stamp, shown);
            contents.put(reference.name(), new Content(stamp, text));
            return text;
        } catch (IOException | InvalidPathException e) {
            // Not as the cause: what a file system says of a path is no business of a log.
            throw new SecretException(shown, "a file of UTF-8 text that can be read");
        }
    }

    private static Stamp stamp(String folder, SecretReference reference)
            throws IOException, SecretException {
        Path allowed = Path.of(folder).toRealPath();
        Path file = allowed.resolve(reference.name()).toRealPath();
        if (!file.startsWith(allowed)) {
            throw new SecretException(reference.shown(), "a file in the folder of secrets");
        }
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        if (!found.isRegularFile() || found.size() > MAX_BYTES) {
            throw new SecretException(
                    reference.shown(), "a file of at most " + MAX_BYTES + " bytes");
        }
        return new Stamp(file, found.fileKey(), found.size(), found.lastModifiedTime());
    }

    private static String text(Stamp stamp, String shown) throws IOException, SecretException {
        String text =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(stamp.file)))
                        .toString();
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        String secret = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (secret.isEmpty()) {
            throw new SecretException(shown, "a file that is not empty");
        }
        return secret;
    }

    private record Stamp(Path file, @Nullable Object key, long size, FileTime modified) {}

    /** Not a record: its text must not be printed by accident. */
    private static final class Content {
        private final Stamp stamp;
        private final String text;

        private Content(Stamp stamp, String text) {
            this.stamp = stamp;
            this.text = text;
        }
    }
}
