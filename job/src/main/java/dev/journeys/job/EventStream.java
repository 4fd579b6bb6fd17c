// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.kafka.KafkaEvents;
import dev.journeys.connectors.watermarks.LiveWatermarks;
import dev.journeys.job.source.LineEventReader;
import dev.journeys.job.source.TopicEventParser;
import dev.journeys.job.source.TopicReader;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventType;
import dev.journeys.job.state.OutputRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where a job has its events from.
 *
 * @param events with their watermarks
 * @param deadLetters what is no valid event
 */
public record EventStream(DataStream<JourneyEvent> events, DataStream<OutputRecord> deadLetters) {
    /**
     * Events as lines. One place in the order of files needs one reader; the users are spread
     * behind it.
     */
    public static EventStream ofLines(StreamExecutionEnvironment env, LineInput input) {
        LineEventReader reader =
                new LineEventReader(input.files(), input.eventFormat(), input.futureLimit());
        SingleOutputStreamOperator<JourneyEvent> events =
                env.fromSource(input.lines(), input.watermarks(), OperatorIds.EVENTS.title())
                        .uid(OperatorIds.EVENTS.uid())
                        .setParallelism(1)
                        .process(reader, JourneyEventType.INSTANCE)
                        .uid(OperatorIds.READ_EVENTS.uid())
                        .name(OperatorIds.READ_EVENTS.title())
                        .setParallelism(1);
        return new EventStream(events, events.getSideOutput(LineEventReader.DEAD_LETTERS));
    }

    /**
     * Events as records of topics, read with the parallelism of the environment; each partition has
     * its own watermark.
     */
    public static EventStream ofTopics(StreamExecutionEnvironment env, TopicInput input) {
        SingleOutputStreamOperator<JourneyEvent> events =
                env.fromSource(
                                KafkaEvents.source(
                                        input.records(),
                                        new TopicEventParser(
                                                input.eventFormat(), input.futureLimit()),
                                        input.bound(),
                                        input.clock()),
                                LiveWatermarks.strategy(
                                        input.bound(),
                                        input.clock(),
                                        (read, ignored) -> TopicEventParser.time(read)),
                                OperatorIds.EVENTS.title())
                        .uid(OperatorIds.EVENTS.uid())
                        .process(new TopicReader<>(), JourneyEventType.INSTANCE)
                        .uid(OperatorIds.READ_EVENTS.uid())
                        .name(OperatorIds.READ_EVENTS.title());
        return new EventStream(events, events.getSideOutput(LineEventReader.DEAD_LETTERS));
    }
}
