// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where nothing follows a reader's position that it will ever see: markers of transactions
 * and aborted records stay what they are.
 */
final class PassedOver {
    private final Map<TopicPartition, Range> ranges = new HashMap<>();

    /** From a reader's position to the first offset of which nothing is known. */
    private record Range(long position, long next) {}

    /** Nothing is to be seen from the reader's position on before this offset. */
    void note(TopicPartition partition, long position, long next) {
        ranges.put(partition, new Range(position, next));
    }

    /**
     * The first offset that may have something to be seen.
     *
     * @param position the reader's
     * @param end of the partition; what was noted beyond it is of another partition of that name
     */
    long next(TopicPartition partition, long position, long end) {
        Range range = ranges.get(partition);
        return range != null && range.position() == position && range.next() <= end
                ? range.next()
                : position;
    }
}
