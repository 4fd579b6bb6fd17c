// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.time.Clock;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.watermark.WatermarkDeclaration;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Another source, in which event time goes on also where nothing comes in:
 *
 * <ul>
 *   <li>A split that gave nothing for a while is probed. Only if it is known to be read to its end,
 *       its watermark follows the clock at the beginning of the probe, minus the bound. A probe
 *       that fails or takes too long changes nothing, so that a broker that is down never looks
 *       like one that has nothing to say.
 *   <li>A reader for which there is no split is marked idle. Until it is certain that there is
 *       none, it holds time back.
 *   <li>A split is given to a reader once, however often the other source does it.
 *   <li>A split that was assigned and neither gave a record nor was found read to its end holds
 *       time back.
 * </ul>
 *
 * <p>Use it with a watermark strategy whose watermarks come from records, for example {@link
 * dev.journeys.connectors.watermarks.LiveWatermarks} with the same bound, and without idleness. A
 * split's watermark is the higher of the two. State, checkpoints and guarantees are the other
 * source's; savepoints may be restored with and without this source around it.
 *
 * <pre>{@code
 * env.fromSource(
 *         ProbingSource.of(kafka, probes, ProbingOptions.of(bound), clock),
 *         LiveWatermarks.strategy(bound, clock, time),
 *         "events");
 * }</pre>
 *
 * @param <T> the records
 * @param <SplitT> the splits
 * @param <EnumT> the state of the enumerator
 */
public final class ProbingSource<T, SplitT extends SourceSplit, EnumT>
        implements Source<T, SplitT, EnumT>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;

    private final Source<T, SplitT, EnumT> source;
    private final TypeInformation<T> type;
    private final SplitProbeFactory<SplitT> probes;
    private final ProbingOptions options;
    private final Clock clock;

    private ProbingSource(
            Source<T, SplitT, EnumT> source,
            TypeInformation<T> type,
            SplitProbeFactory<SplitT> probes,
            ProbingOptions options,
            Clock clock) {
        this.source = source;
        this.type = type;
        this.probes = probes;
        this.options = options;
        this.clock = clock;
    }

    /**
     * A source around another.
     *
     * @param source its readers hand out each split's records on the split's own output, and their
     *     {@code snapshotState} with the checkpoint -1 has no effect that lasts
     * @param clock serializable
     * @throws IllegalArgumentException where the source distributes its splits anew after a restore
     */
    public static <
                    T,
                    SplitT extends SourceSplit,
                    EnumT,
                    S extends Source<T, SplitT, EnumT> & ResultTypeQueryable<T>>
            ProbingSource<T, SplitT, EnumT> of(
                    S source,
                    SplitProbeFactory<SplitT> probes,
                    ProbingOptions options,
                    Clock clock) {
        if (source instanceof SupportsSplitReassignmentOnRecovery) {
            // Flink asks the outer source for this marker, which would then be missing.
            throw new IllegalArgumentException(
                    "Expected a source whose readers keep their splits, but '"
                            + source.getClass().getName()
                            + "' distributes them anew after a restore.");
        }
        return new ProbingSource<>(source, source.getProducedType(), probes, options, clock);
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SourceReader<T, SplitT> createReader(SourceReaderContext context) throws Exception {
        return createReader(
                context,
                new BackgroundThreads("probe-" + context.getIndexOfSubtask(), options.tick()));
    }

    /** A reader with other threads. */
    SourceReader<T, SplitT> createReader(SourceReaderContext context, Background background)
            throws Exception {
        SourceReader<T, SplitT> reader = source.createReader(context);
        return new ProbingReader<>(
                reader, context, probe(context, reader), background, options, clock);
    }

    private SplitProbe<SplitT> probe(SourceReaderContext context, SourceReader<T, SplitT> reader)
            throws Exception {
        try {
            return probes.create(context);
        } catch (Exception e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public SplitEnumerator<SplitT, EnumT> createEnumerator(SplitEnumeratorContext<SplitT> context)
            throws Exception {
        ReadersWithoutSplits<SplitT> readers = new ReadersWithoutSplits<>(context);
        ObservedContext<SplitT> observed = new ObservedContext<>(context, readers);
        return new ProbingEnumerator<>(source.createEnumerator(observed), observed, readers);
    }

    @Override
    public SplitEnumerator<SplitT, EnumT> restoreEnumerator(
            SplitEnumeratorContext<SplitT> context, EnumT checkpoint) throws Exception {
        ReadersWithoutSplits<SplitT> readers = new ReadersWithoutSplits<>(context);
        ObservedContext<SplitT> observed = new ObservedContext<>(context, readers);
        return new ProbingEnumerator<>(
                source.restoreEnumerator(observed, checkpoint), observed, readers);
    }

    @Override
    public SimpleVersionedSerializer<SplitT> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<EnumT> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public Set<? extends WatermarkDeclaration> declareWatermarks() {
        return source.declareWatermarks();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
