// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes records as lines into the files of a folder of the local disk; for bounded runs in one
 * process, with parallelism 1.
 *
 * <p>Exactly once: a checkpoint notes the length of each file, and a restore cuts the files to it.
 * A start without a checkpoint empties the files. Between checkpoints the files may hold lines that
 * a restore takes back.
 *
 * @param <T> the type of records
 */
public final class FolderSink<T> implements Sink<T>, SupportsWriterState<T, FileLengths> {
    private static final long serialVersionUID = 1;

    private final String folder;
    private final List<String> files;
    private final SerializableFunction<T, String> file;
    private final SerializableFunction<T, byte[]> line;

    /**
     * @param folder exists
     * @param files the names of all files; they are there even if nothing is written to them
     * @param file which of the files a record goes to
     * @param line the record's bytes, without the line's end
     */
    public FolderSink(
            Path folder,
            List<String> files,
            SerializableFunction<T, String> file,
            SerializableFunction<T, byte[]> line) {
        this.folder = folder.toString();
        this.files = List.copyOf(files);
        this.file = file;
        this.line = line;
    }

    @Override
    public StatefulSinkWriter<T, FileLengths> createWriter(WriterInitContext context)
            throws IOException {
        return new FolderWriter<>(Path.of(folder), FileLengths.none(files), file, line);
    }

    @Override
    public StatefulSinkWriter<T, FileLengths> restoreWriter(
            WriterInitContext context, Collection<FileLengths> recovered) throws IOException {
        FileLengths lengths = FileLengths.none(files);
        for (FileLengths state : recovered) {
            lengths = state;
        }
        return new FolderWriter<>(Path.of(folder), lengths, file, line);
    }

    @Override
    public SimpleVersionedSerializer<FileLengths> getWriterStateSerializer() {
        return new FileLengths.Serializer();
    }

    /**
     * A function that travels with the job.
     *
     * @param <A> what it takes
     * @param <B> what it gives
     */
    public interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}
}
