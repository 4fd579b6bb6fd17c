// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.connectors.control.ControlSource;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.KafkaControlReader;
import dev.journeys.job.source.ControlRecordReader;
import dev.journeys.job.source.DefinitionFileReader;
import dev.journeys.job.source.DefinitionLimits;
import dev.journeys.job.source.LineEventReader;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.OutputRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/**
 * Where a job has its control records from.
 *
 * @param updates in their order, with parallelism 1
 * @param deadLetters what could not be read, where there can be such
 */
public record ControlStream(
        DataStream<ControlUpdate> updates, Optional<DataStream<OutputRecord>> deadLetters) {
    private static final TypeInformation<ControlUpdate> UPDATE =
            TypeInformation.of(ControlUpdate.class);

    /** Records that are known from the start; no others come. */
    public static ControlStream of(
            StreamExecutionEnvironment env, List<DefinitionRecord> definitions) {
        DataStream<ControlUpdate> updates =
                env.fromData(definitions.stream().map(ControlUpdate::set).toList(), UPDATE)
                        .uid(OperatorIds.DEFINITIONS.uid())
                        .name(OperatorIds.DEFINITIONS.title())
                        .setParallelism(1);
        return new ControlStream(updates, Optional.empty());
    }

    /**
     * Files and folders of definitions, as they are now and as they change.
     *
     * @param clock serializable
     */
    public static ControlStream ofDefinitionFiles(
            StreamExecutionEnvironment env, List<Path> paths, Clock clock) {
        return of(
                env,
                ControlSource.ofFolders(paths, DefinitionLimits.MAX_FILE_BYTES),
                new DefinitionFileReader(clock));
    }

    /** A file of control records, one on a line, as it is now and as it grows. */
    public static ControlStream ofRecordFile(StreamExecutionEnvironment env, Path file) {
        return of(
                env,
                ControlSource.ofLines(file, DefinitionLimits.MAX_RECORD_BYTES),
                new ControlRecordReader());
    }

    /** A compacted topic of control records, as it is now and as it grows. */
    public static ControlStream ofTopic(
            StreamExecutionEnvironment env, KafkaClientSettings client, String topic) {
        return of(
                env,
                ControlSource.of(
                        KafkaControlReader.factory(
                                client, topic, DefinitionLimits.MAX_RECORD_BYTES)),
                new ControlRecordReader());
    }

    private static ControlStream of(
            StreamExecutionEnvironment env,
            ControlSource source,
            ProcessFunction<ControlEntry, ControlUpdate> reader) {
        SingleOutputStreamOperator<ControlUpdate> updates =
                env.fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                OperatorIds.DEFINITIONS.title())
                        .uid(OperatorIds.DEFINITIONS.uid())
                        .setParallelism(1)
                        .process(reader, UPDATE)
                        .uid(OperatorIds.READ_DEFINITIONS.uid())
                        .name(OperatorIds.READ_DEFINITIONS.title())
                        .setParallelism(1);
        return new ControlStream(
                updates, Optional.of(updates.getSideOutput(LineEventReader.DEAD_LETTERS)));
    }
}
