// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.job.state.OutputRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the job's source and sink put what the screen shows. The demo's Flink runs in the process
 * of the command, so that both sides find the same board by its name in a static map; on a cluster
 * this would not work, and nothing but the demo does it. Thread-safe.
 */
final class Board implements AutoCloseable {
    private static final Map<String, Board> BOARDS = new ConcurrentHashMap<>();
    private static final int MAX_QUEUED_DELIVERIES = 4_096;

    private final String name = UUID.randomUUID().toString();
    private final BlockingQueue<byte[]> deliveries =
            new LinkedBlockingQueue<>(MAX_QUEUED_DELIVERIES);
    private final List<OutputRecord> notices = new ArrayList<>();
    private final Map<String, JourneyTally> tallies = new TreeMap<>();
    private long events;
    private long late;
    private long deadLetters;
    private long overflow;

    private Board(Collection<String> journeys) {
        journeys.forEach(journey -> tallies.put(journey, JourneyTally.NONE));
    }

    /** A new board for journeys, which can be found until it is closed. */
    static Board open(Collection<String> journeys) {
        Board board = new Board(journeys);
        BOARDS.put(board.name, board);
        return board;
    }

    /** The board of a name. */
    static Board of(String name) {
        Board board = BOARDS.get(name);
        if (board == null) {
            throw new IllegalStateException(
                    "Expected board '" + name + "' in this process, but found none.");
        }
        return board;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        BOARDS.remove(name);
    }

    /** The shop has made an event. */
    synchronized void eventMade() {
        events++;
    }

    synchronized void late() {
        late++;
    }

    synchronized void deadLetter() {
        deadLetters++;
    }

    /** Something to be shown in any case: a definition was accepted or refused. */
    synchronized void notice(OutputRecord record) {
        notices.add(record);
    }

    /** What has come since this was last asked. */
    synchronized List<OutputRecord> takeNotices() {
        List<OutputRecord> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Something happened to an instance. */
    synchronized void transition(String journey, String type) {
        tallies.merge(
                journey,
                JourneyTally.NONE.afterTransition(type),
                (before, one) -> before.plus(one));
    }

    /** A delivery to be shown; where nobody keeps up with them it is only counted. */
    void delivery(byte[] json) {
        if (!deliveries.offer(json)) {
            synchronized (this) {
                overflow++;
            }
        }
    }

    /** Goes on counting where a checkpoint was. */
    synchronized void restore(Map<String, JourneyTally> restored) {
        tallies.putAll(restored);
    }

    /** The next delivery, or null where none comes within so many milliseconds. */
    byte @Nullable [] nextDelivery(long waitMillis) throws InterruptedException {
        return deliveries.poll(waitMillis, TimeUnit.MILLISECONDS);
    }

    /** How many deliveries could not be queued since this was last asked. */
    synchronized long takeOverflow() {
        long taken = overflow;
        overflow = 0;
        return taken;
    }

    /** All counts as they are now. */
    synchronized Counts counts() {
        return new Counts(events, late, deadLetters, tallies);
    }

    /**
     * Counts of one moment.
     *
     * @param events of this run
     * @param journeys by id; since the demo first began, also before it was resumed
     */
    record Counts(long events, long late, long deadLetters, Map<String, JourneyTally> journeys) {
        Counts {
            journeys = new TreeMap<>(journeys);
        }

        JourneyTally total() {
            return journeys.values().stream().reduce(JourneyTally.NONE, JourneyTally::plus);
        }
    }
}
