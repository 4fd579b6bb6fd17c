// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Finds out which splits are read to their end. One per reader; all calls are made by one thread of
 * its own, so it may block and need not be thread safe.
 *
 * <p>For Kafka: ask for the end offsets of the partitions as {@code read_uncommitted}; then let a
 * second consumer, which reads as the source does, seek each partition to the split's starting
 * offset and poll. A partition is read to its end if no record comes and the consumer's position
 * reaches that end: between the two there are only transaction markers and aborted records, which
 * move the position but never reach the job. While a transaction is open the position stays before
 * the end, and the answer is no. A starting offset that is not a number yet (earliest, latest, the
 * group's) tells nothing of where the reader is; let the source begin at numbers.
 *
 * @param <SplitT> the splits
 */
public interface SplitProbe<SplitT extends SourceSplit> extends AutoCloseable {
    /**
     * Which of the splits have nothing left to read: every record that was appended to the split
     * before this call is before the split's position, or will never become visible. In doubt a
     * split is left out.
     *
     * @param splits each at its next position, as the reader would write it into a checkpoint now;
     *     records that were fetched but not handed on yet are not behind that position
     * @param timeout how long to take at most, about; a later answer is not heard, and no other
     *     call is made before this one has returned
     * @return ids of splits
     * @throws Exception where it cannot be known, for example because the broker is down
     */
    Set<String> readToEnd(List<SplitT> splits, Duration timeout) throws Exception;

    /** Ends it; also after an interrupted call. By the same thread. */
    @Override
    void close();
}
