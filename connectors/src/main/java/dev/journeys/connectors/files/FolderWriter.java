// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/** Appends lines to files that are first cut to given lengths. */
final class FolderWriter<T> implements StatefulSinkWriter<T, FileLengths> {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Function<T, String> file;
    private final Function<T, byte[]> line;
    private final Map<String, Target> targets = new HashMap<>();

    FolderWriter(
            Path folder, FileLengths lengths, Function<T, String> file, Function<T, byte[]> line)
            throws IOException {
        this.file = file;
        this.line = line;
        for (Map.Entry<String, Long> entry : lengths.bytes().entrySet()) {
            targets.put(
                    entry.getKey(), new Target(folder.resolve(entry.getKey()), entry.getValue()));
        }
    }

    @Override
    public void write(T record, Context context) throws IOException {
        String name = file.apply(record);
        Target target = targets.get(name);
        if (target == null) {
            throw new IllegalStateException(
                    "Expected one of the files "
                            + targets.keySet()
                            + ", but found '"
                            + name
                            + "'.");
        }
        target.append(line.apply(record));
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        for (Target target : targets.values()) {
            target.out.flush();
        }
    }

    @Override
    public List<FileLengths> snapshotState(long checkpointId) throws IOException {
        flush(false);
        Map<String, Long> bytes = new TreeMap<>();
        targets.forEach((name, target) -> bytes.put(name, target.length));
        return List.of(new FileLengths(bytes));
    }

    @Override
    public void close() throws IOException {
        for (Target target : targets.values()) {
            target.out.close();
        }
    }

    private static final class Target {
        private final OutputStream out;
        private long length;

        private Target(Path path, long length) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.size() < length) {
                    throw new IOException(
                            "Expected '"
                                    + path
                                    + "' to hold the "
                                    + length
                                    + " bytes of the checkpoint, but found "
                                    + channel.size()
                                    + ".");
                }
                channel.truncate(length);
            }
            this.length = length;
            out = new BufferedOutputStream(new FileOutputStream(path.toFile(), true), BUFFER_BYTES);
        }

        private void append(byte[] line) throws IOException {
            out.write(line);
            out.write('\n');
            length += line.length + 1L;
        }
    }
}
