// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import java.io.Serializable;

/**
 * How much of a user, and of an instance, the engine keeps, so that one user who sends without end
 * takes neither the memory nor the time of the others. What happens beyond each limit is in {@code
 * docs/limits.md}.
 *
 * @param liveInstances of one user, in all journeys; also how many may begin in one millisecond
 * @param waitingEvents of one user on one subtask
 * @param messageIds of one user within the deduplication horizon
 * @param contextBytes of one instance: the properties of its entry event and all that it has
 *     captured, as JSON in UTF-8
 * @param profileBytes of one user: all traits, as JSON in UTF-8
 */
public record Limits(
        int liveInstances, int waitingEvents, int messageIds, int contextBytes, int profileBytes)
        implements Serializable {
    /** For {@link #waitingEvents}: no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Every limit is at least 1. */
    public Limits {
        atLeastOne("liveInstances", liveInstances);
        atLeastOne("waitingEvents", waitingEvents);
        atLeastOne("messageIds", messageIds);
        atLeastOne("contextBytes", contextBytes);
        atLeastOne("profileBytes", profileBytes);
    }

    /** 1,000 instances, 100,000 waiting events, 1,000 message ids, 64 KiB of each kind of JSON. */
    public static Limits defaults() {
        return new Limits(1_000, 100_000, 1_000, 64 << 10, 64 << 10);
    }

    /** The same with another number of live instances. */
    public Limits withLiveInstances(int count) {
        return new Limits(count, waitingEvents, messageIds, contextBytes, profileBytes);
    }

    /** The same with another number of waiting events. */
    public Limits withWaitingEvents(int count) {
        return new Limits(liveInstances, count, messageIds, contextBytes, profileBytes);
    }

    /** The same with another number of message ids. */
    public Limits withMessageIds(int count) {
        return new Limits(liveInstances, waitingEvents, count, contextBytes, profileBytes);
    }

    /** The same with another size of an instance's context. */
    public Limits withContextBytes(int bytes) {
        return new Limits(liveInstances, waitingEvents, messageIds, bytes, profileBytes);
    }

    /** The same with another size of a profile. */
    public Limits withProfileBytes(int bytes) {
        return new Limits(liveInstances, waitingEvents, messageIds, contextBytes, bytes);
    }

    private static void atLeastOne(String name, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "Expected a limit of at least 1 for '" + name + "', but found " + limit + ".");
        }
    }
}
