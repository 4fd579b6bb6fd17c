// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a producer takes, whatever the topic.
 *
 * @param maxBytes how large a record may be, as {@link RecordSize} counts
 * @param compresses whether it compresses records
 */
record ProducerLimits(int maxBytes, boolean compresses) {

    /**
     * Reads them from a producer's properties, as the producer itself does.
     *
     * @throws org.apache.kafka.common.config.ConfigException for what no producer takes
     */
    static ProducerLimits of(Properties producer) {
        Map<String, Object> all = new HashMap<>();
        producer.forEach((name, value) -> all.put((String) name, value));
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        ProducerConfig config = new ProducerConfig(all);
        long bytes =
                Math.min(
                        config.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        config.getLong(ProducerConfig.BUFFER_MEMORY_CONFIG));
        return new ProducerLimits(
                (int) bytes,
                !config.getString(ProducerConfig.COMPRESSION_TYPE_CONFIG)
                        .equals(CompressionType.NONE.name));
    }

    /**
     * How large a record of a topic may be.
     *
     * @param topicBytes the topic's own limit, held against what is compressed
     * @param topicCompresses whether the brokers compress anew
     */
    int of(int topicBytes, boolean topicCompresses) {
        return Math.min(
                maxBytes,
                compresses || topicCompresses
                        ? RecordSize.beforeCompression(topicBytes)
                        : topicBytes);
    }
}
