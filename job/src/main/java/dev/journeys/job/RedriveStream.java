// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.kafka.KafkaEvents;
import dev.journeys.connectors.kafka.KafkaInput;
import dev.journeys.job.source.LineEventReader;
import dev.journeys.job.source.RedriveParser;
import dev.journeys.job.source.TopicReader;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Deliveries that somebody wants to be sent once more.
 *
 * @param messages their age is not held against them; none is in its lane yet
 * @param deadLetters what is no delivery
 */
public record RedriveStream(DataStream<Message> messages, DataStream<OutputRecord> deadLetters) {
    /** Deliveries as records of a topic, as the job has written them; read by one task. */
    public static RedriveStream ofTopic(StreamExecutionEnvironment env, KafkaInput input) {
        SingleOutputStreamOperator<Message> messages =
                env.fromSource(
                                KafkaEvents.records(input, new RedriveParser()),
                                WatermarkStrategy.noWatermarks(),
                                OperatorIds.REDRIVEN.title())
                        .uid(OperatorIds.REDRIVEN.uid())
                        .setParallelism(1)
                        .process(new TopicReader<>(), TypeInformation.of(Message.class))
                        .uid(OperatorIds.READ_REDRIVEN.uid())
                        .name(OperatorIds.READ_REDRIVEN.title())
                        .setParallelism(1);
        return new RedriveStream(messages, messages.getSideOutput(LineEventReader.DEAD_LETTERS));
    }
}
