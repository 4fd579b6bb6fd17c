// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Arrays;

/**
 * When a user last entered each journey, whatever the version and identifier; in the order of the
 * journeys' ids. Plain arrays: a user may have entered a thousand journeys, and is copied for every
 * checkpoint, on RocksDB read and written for every event. Mutable.
 */
public final class LastEntries {
    /** Ascending. Replaced, never written to, so that copies may have the same one. */
    private String[] journeys;

    private long[] times;

    LastEntries() {
        this(new String[0], new long[0]);
    }

    /**
     * @param journeys ids, ascending; not copied and must not change
     * @param times epoch milliseconds, one of each journey; not copied
     */
    LastEntries(String[] journeys, long[] times) {
        this.journeys = journeys;
        this.times = times;
    }

    /** How many journeys the user has entered. */
    public int size() {
        return journeys.length;
    }

    public boolean isEmpty() {
        return journeys.length == 0;
    }

    /** The index of a journey, negative where the user has never entered it. */
    public int find(String journey) {
        return Arrays.binarySearch(journeys, journey);
    }

    /** Epoch milliseconds of the last entry into the journey at an index, from 0. */
    public long time(int index) {
        return times[index];
    }

    /** The id of the journey at an index, from 0. */
    String journey(int index) {
        return journeys[index];
    }

    /** Notes an entry, in epoch milliseconds. */
    public void put(String journey, long time) {
        int index = find(journey);
        if (index < 0) {
            insert(~index, journey);
        }
        times[index < 0 ? ~index : index] = time;
    }

    private void insert(int index, String journey) {
        int size = journeys.length;
        String[] moreJourneys = Arrays.copyOf(journeys, size + 1);
        System.arraycopy(journeys, index, moreJourneys, index + 1, size - index);
        moreJourneys[index] = journey;
        long[] moreTimes = Arrays.copyOf(times, size + 1);
        System.arraycopy(times, index, moreTimes, index + 1, size - index);
        journeys = moreJourneys;
        times = moreTimes;
    }

    LastEntries copy() {
        return new LastEntries(journeys, times.clone());
    }
}
