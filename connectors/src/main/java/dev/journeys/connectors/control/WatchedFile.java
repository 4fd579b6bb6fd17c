// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read whenever it has changed and then stayed the same from one poll to the next,
 * since who writes it may be half-way. Only another content is a change.
 */
final class WatchedFile {
    private static final int BYTES_OF_CUT = 1_024;

    private final Path file;
    private final int maxBytes;
    private @Nullable FileStamp seen;
    private @Nullable FileStamp read;
    private byte @Nullable [] digest;
    private boolean missing;

    WatchedFile(Path file, int maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    Path file() {
        return file;
    }

    /**
     * Looks at the file, which is there.
     *
     * @param asItIs whether to read it although it may be half-written; then it is read once more
     *     at the next poll
     * @return null where there is nothing new
     * @throws IOException where it cannot be read; it is tried again at the next poll
     */
    @Nullable ControlEntry poll(boolean asItIs) throws IOException {
        missing = false;
        FileStamp now = FileStamp.of(file);
        boolean quiet = now.equals(seen);
        seen = now;
        if (now.equals(read) || !(quiet || asItIs)) {
            return null;
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(maxBytes + 1);
        }
        seen = FileStamp.of(file);
        boolean changedMeanwhile = !seen.equals(now);
        if (changedMeanwhile && !asItIs) {
            return null;
        }
        read = quiet && !changedMeanwhile ? now : null;
        return changed(content, now);
    }

    private @Nullable ControlEntry changed(byte[] content, FileStamp stamp) {
        byte[] before = digest;
        byte[] after = digestOf(content);
        if (Arrays.equals(before, after)) {
            return null;
        }
        digest = after;
        String path = file.toString();
        long time = stamp.modified().toMillis();
        return content.length > maxBytes
                ? ControlEntry.cut(
                        path, Arrays.copyOf(content, Math.min(BYTES_OF_CUT, maxBytes)), path, time)
                : ControlEntry.value(path, content, path, time);
    }

    /**
     * The file is not there; some editors take it away for a moment when they save.
     *
     * @return whether it was not there at the last poll either, so that it is gone
     */
    boolean isGone() {
        boolean gone = missing;
        missing = true;
        return gone;
    }

    /** Whether something of the file was given out. */
    boolean wasRead() {
        return digest != null;
    }

    private static byte[] digestOf(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256.", e);
        }
    }
}
