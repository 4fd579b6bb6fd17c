// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.OperatorIds;
import dev.journeys.job.state.OutputRecord;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Writes what the job emits into topics:
 *
 * <pre>
 *               ┌───────┐ ──▶ one sink, exactly once: deliveries, timeline, late, dead letters
 * output ─────▶ │ guard │
 *               └───────┘ ──▶ one sink, at least once and at once: acknowledgements
 * </pre>
 *
 * <p>One transaction has a delivery and the transition that says so. All three run in one task.
 */
public final class KafkaOutput {
    private KafkaOutput() {}

    /**
     * Ends the job in Kafka.
     *
     * @param output everything that the job emits
     */
    public static void attach(DataStream<OutputRecord> output, KafkaOutputOptions options) {
        attach(output, options, TopicThread.factory(options, TopicThread.INTERVAL_MILLIS));
    }

    static void attach(
            DataStream<OutputRecord> output,
            KafkaOutputOptions options,
            TopicWatch.Factory watches) {
        SingleOutputStreamOperator<OutputRecord> checked =
                output.transform(
                                OperatorIds.CHECK_OUTPUT.title(),
                                TypeInformation.of(OutputRecord.class),
                                new OutputGuardFactory(options, watches))
                        .uid(OperatorIds.CHECK_OUTPUT.uid());
        write(checked, OperatorIds.OUTPUT, new OutputSink(sink(options)));
        write(
                checked.getSideOutput(OutputGuard.ACKNOWLEDGEMENTS),
                OperatorIds.ACKNOWLEDGEMENTS,
                acknowledgementSink(options));
    }

    private static void write(
            DataStream<OutputRecord> records, OperatorIds ids, Sink<OutputRecord> sink) {
        records.sinkTo(sink).uid(ids.uid()).name(ids.title());
    }

    private static KafkaSink<OutputRecord> sink(KafkaOutputOptions options) {
        return builder(options, options.producer())
                .setDeliveryGuarantee(options.guarantee())
                .setTransactionalIdPrefix(options.transactionalIds())
                // The default leaves one id for each checkpoint on the brokers.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
    }

    /** In a transaction they would be seen at the next checkpoint, when nobody waits any more. */
    private static KafkaSink<OutputRecord> acknowledgementSink(KafkaOutputOptions options) {
        return builder(options, options.acknowledgementProducer())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    private static KafkaSinkBuilder<OutputRecord> builder(
            KafkaOutputOptions options, Properties producer) {
        return KafkaSink.<OutputRecord>builder()
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new OutputSerializer(options.topics()));
    }
}
