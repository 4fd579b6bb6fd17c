// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import dev.journeys.connectors.probing.ProbingOptions;
import dev.journeys.connectors.probing.ProbingSource;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** Kafka topics as a live source of events. */
public final class KafkaEvents {
    private KafkaEvents() {}

    /**
     * Flink's Kafka source, exactly once, in which event time goes on also where a partition is
     * quiet; see {@link ProbingSource}.
     *
     * <ul>
     *   <li>Offsets are part of the checkpoints; with each of them they are also committed to the
     *       group.
     *   <li>Records of transactions come when the transaction is committed, unless {@code
     *       isolation.level} says otherwise.
     *   <li>New partitions, and new topics that match an expression, are found every two seconds,
     *       unless {@code partition.discovery.interval.ms} says otherwise. A look that fails
     *       changes nothing; only the first has to succeed.
     * </ul>
     *
     * <p>Use it with {@link dev.journeys.connectors.watermarks.LiveWatermarks} of the same bound
     * and clock.
     *
     * @param deserializer must not fail for what is in a record: the job would stop for ever
     * @param bound how far a record may lag behind the clock and still be in time; not negative
     * @param clock serializable
     */
    public static <T> ProbingSource<T, KafkaPartitionSplit, KafkaSourceEnumState> source(
            KafkaInput input,
            KafkaRecordDeserializationSchema<T> deserializer,
            Duration bound,
            Clock clock) {
        return source(input, deserializer, ProbingOptions.of(bound), clock);
    }

    /** The same with other times of probes. */
    static <T> ProbingSource<T, KafkaPartitionSplit, KafkaSourceEnumState> source(
            KafkaInput input,
            KafkaRecordDeserializationSchema<T> deserializer,
            ProbingOptions options,
            Clock clock) {
        return ProbingSource.of(
                records(input, deserializer),
                KafkaSplitProbe.factory(input.client(), input.group()),
                options,
                clock);
    }

    /**
     * The same for records that have nothing to do with event time.
     *
     * @param deserializer must not fail for what is in a record: the job would stop for ever
     */
    public static <T> KafkaSource<T> records(
            KafkaInput input, KafkaRecordDeserializationSchema<T> deserializer) {
        return KafkaSource.<T>builder()
                .setProperties(ConsumerProperties.ofSource(input))
                .setKafkaSubscriber(SteadySubscriber.to(input.topics()))
                .setStartingOffsets(new NumberedOffsets(input.start()))
                .setDeserializer(deserializer)
                .build();
    }
}
