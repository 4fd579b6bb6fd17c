// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * Where a record was read; orders events of one user and millisecond (section 4 of the journey
 * format).
 *
 * @param origin a file, or topic/partition
 * @param rank the file's place in the order given, or the partition
 * @param position the line from 1, or the offset
 * @param separator between origin and position in the place's text
 */
public record Place(String origin, int rank, long position, char separator)
        implements Comparable<Place> {

    /** The line of a file. */
    public static Place line(String file, int rank, long line) {
        return new Place(file, rank, line, ':');
    }

    /**
     * A record of a topic.
     *
     * @param origin {@code topic/partition}
     * @param partition the same partition
     */
    public static Place offset(String origin, int partition, long offset) {
        return new Place(origin, partition, offset, '/');
    }

    @Override
    public int compareTo(Place other) {
        int order = Integer.compare(rank, other.rank);
        if (order == 0) {
            order = Long.compare(position, other.position);
        }
        return order != 0 ? order : origin.compareTo(other.origin);
    }

    /** {@code file:line}, or {@code topic/partition/offset}. */
    @Override
    public String toString() {
        return origin + separator + position;
    }
}
