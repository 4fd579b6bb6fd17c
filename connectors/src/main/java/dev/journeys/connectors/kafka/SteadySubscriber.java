// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for partitions. A look that fails finds what the one before it found: in Flink's source it
 * would fail the whole job, so that a broker that is away for more than a minute would end a job
 * that has nothing to do but wait. The first look has to succeed.
 */
final class SteadySubscriber implements KafkaSubscriber {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(SteadySubscriber.class);

    private final KafkaSubscriber subscriber;
    private transient @Nullable Set<TopicPartition> found;
    private transient boolean failing;

    SteadySubscriber(KafkaSubscriber subscriber) {
        this.subscriber = subscriber;
    }

    static SteadySubscriber to(KafkaTopics topics) {
        return new SteadySubscriber(
                topics.areMatched()
                        ? KafkaSubscriber.getTopicPatternSubscriber(
                                Pattern.compile(topics.expression()))
                        : KafkaSubscriber.getTopicListSubscriber(topics.names()));
    }

    // Flink's subscribers wrap whatever went wrong in exceptions without a type of their own.
    @Override
    public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
        try {
            found = Set.copyOf(subscriber.getSubscribedTopicPartitions(admin));
            failing = false;
        } catch (RuntimeException e) {
            if (found == null || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (!failing) {
                LOG.warn(
                        "Expected to look for new partitions, but it failed. Those that are known"
                                + " are read on; it is tried again.",
                        e);
            }
            failing = true;
        }
        return found;
    }
}
