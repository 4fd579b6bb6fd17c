// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Everything that exists at a place, then a marker ({@link ControlEntryKind#COMPLETE}), then what
 * changes. It keeps no position: each start and each restore reads everything again and gives the
 * marker again. While the place cannot be read there is no marker; after the marker, a place that
 * cannot be read changes nothing. It tries again for ever and does not fail for that.
 *
 * <p>Runs with parallelism 1, and fails with more.
 *
 * <pre>{@code
 * env.fromSource(ControlSource.ofFolders(List.of(folder), maxBytes),
 *                 WatermarkStrategy.noWatermarks(), "Rules")
 *         .setParallelism(1)
 * }</pre>
 */
public final class ControlSource
        implements Source<ControlEntry, NoSplit, NoState>, ResultTypeQueryable<ControlEntry> {
    /** How long it waits between two polls unless told otherwise. */
    public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofMillis(200);

    private static final long serialVersionUID = 1;

    private final ControlReader.Factory factory;
    private final long intervalMillis;
    private final ControlPause pause;
    private final boolean bounded;

    private ControlSource(
            ControlReader.Factory factory,
            long intervalMillis,
            ControlPause pause,
            boolean bounded) {
        this.factory = factory;
        this.intervalMillis = intervalMillis;
        this.pause = pause;
        this.bounded = bounded;
    }

    /** Of any place; never ends. */
    public static ControlSource of(ControlReader.Factory factory) {
        return new ControlSource(factory, DEFAULT_POLL_INTERVAL.toMillis(), Thread::sleep, false);
    }

    /**
     * Of files {@code *.json}, as {@link JsonFiles} finds them: an entry for each file, with its
     * path as the key and the time of its last change. A file that is written while it is read
     * comes when it has stayed the same for one poll interval; one that is gone is a removal.
     *
     * @param roots files and folders, not empty
     * @param maxBytes a longer file is cut
     */
    public static ControlSource ofFolders(List<Path> roots, int maxBytes) {
        List<String> texts = roots.stream().map(Path::toString).toList();
        return of(() -> new FolderReader(texts.stream().map(Path::of).toList(), maxBytes));
    }

    /**
     * Of a file to which lines are appended: an entry without a key for each line that ends with a
     * newline and is not blank. A file that gets shorter or is replaced is read from its beginning.
     *
     * @param maxBytes a longer line is cut
     */
    public static ControlSource ofLines(Path file, int maxBytes) {
        String text = file.toString();
        return of(() -> new LineFileReader(Path.of(text), maxBytes));
    }

    /**
     * The same, but it ends after the marker.
     *
     * <p>It waits like any other for a place that cannot be read.
     */
    public ControlSource bounded() {
        return new ControlSource(factory, intervalMillis, pause, true);
    }

    /**
     * The same with another time between two polls.
     *
     * @param interval at least a millisecond
     * @param pause waits for it
     */
    public ControlSource polling(Duration interval, ControlPause pause) {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected a poll interval of at least a millisecond, but found "
                            + interval
                            + ".");
        }
        return new ControlSource(factory, interval.toMillis(), pause, bounded);
    }

    @Override
    public Boundedness getBoundedness() {
        return bounded ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<ControlEntry, NoSplit> createReader(SourceReaderContext context) {
        if (context.currentParallelism() != 1) {
            throw new IllegalStateException(
                    "Expected a control source with parallelism 1, but found "
                            + context.currentParallelism()
                            + ".");
        }
        return new ControlSourceReader(factory, intervalMillis, pause, bounded);
    }

    @Override
    public SplitEnumerator<NoSplit, NoState> createEnumerator(
            SplitEnumeratorContext<NoSplit> context) {
        return new NoEnumerator();
    }

    @Override
    public SplitEnumerator<NoSplit, NoState> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, NoState checkpoint) {
        return new NoEnumerator();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NoBytes<>(List.of());
    }

    @Override
    public SimpleVersionedSerializer<NoState> getEnumeratorCheckpointSerializer() {
        return new NoBytes<>(List.of(NoState.NOTHING));
    }

    @Override
    public TypeInformation<ControlEntry> getProducedType() {
        return TypeInformation.of(ControlEntry.class);
    }
}
