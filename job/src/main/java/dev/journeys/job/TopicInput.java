// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.kafka.KafkaInput;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.FutureLimit;
import java.time.Clock;
import java.time.Duration;

/**
 * Events as records of Kafka topics, and how they are read.
 *
 * @param records which
 * @param eventFormat the shape of events, as {@link EventFormats#load} takes it
 * @param bound how far an event may lag behind a newer one of its partition, or behind the clock,
 *     and still be in time; not negative
 * @param futureLimit what is further ahead of the clock is a dead letter
 * @param clock serializable
 */
public record TopicInput(
        KafkaInput records,
        String eventFormat,
        Duration bound,
        FutureLimit futureLimit,
        Clock clock) {}
