// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What is in the redrive topic already. Each record that this command writes names the dead letter
 * from which it comes, so no clock decides whether a delivery was sent again since; only of records
 * that somebody else has written, the times are compared.
 */
final class Redriven {
    /** The header that has the place of the dead letter. */
    static final String HEADER = "dead-letter";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> deadLetters = new HashSet<>();
    private final Map<String, Long> byOthers = new HashMap<>();

    /** Takes note of a record of the topic. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(HEADER);
        if (header != null) {
            deadLetters.add(new String(header.value(), StandardCharsets.UTF_8));
        } else if (record.value() != null) {
            byOthers.merge(id(record.value()), record.timestamp(), Math::max);
        }
    }

    private static String id(byte[] delivery) {
        try {
            return JSON.readTree(delivery).path("id").asText();
        } catch (IOException notJson) {
            // The job makes a dead letter of it.
            return "";
        }
    }

    /** Whether the delivery was sent again after it had become this dead letter. */
    boolean has(DeadDelivery dead) {
        Long sent = byOthers.get(dead.id());
        return deadLetters.contains(dead.place()) || sent != null && sent >= dead.timeMillis();
    }
}
