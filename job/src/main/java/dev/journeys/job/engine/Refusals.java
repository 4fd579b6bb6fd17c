// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@link Limits} refuse: counted and logged, and an event that is lost is a dead letter.
 *
 * <p>The log has the first, second, fourth, eighth, … case of each limit on a subtask: a user who
 * sends without end must not fill it.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Limits limits;
    private final Counters counters;
    private final Outlet outlet;
    private final OutputFormat format = new OutputFormat();
    private final Map<JobCount, Long> logged = new EnumMap<>(JobCount.class);

    Refusals(Limits limits, Counters counters, Outlet outlet) {
        this.limits = limits;
        this.counters = counters;
        this.outlet = outlet;
    }

    /** The user has as many instances as may be live, or as may begin in one millisecond. */
    void entry(String user, String journey) {
        count(
                JobCount.ENTRIES_OVER_LIMIT,
                "entry into journey '" + journey + "' refused",
                user,
                limits.liveInstances());
    }

    /**
     * What lets an instance enter does not fit into its context. Where the time completes a pattern
     * there is no event that could be a dead letter.
     */
    void largeEntry(UserTurn turn, String journey, int bytes) {
        count(
                JobCount.CONTEXT_OVERFLOWS,
                "entry into journey '" + journey + "' refused",
                turn.user(),
                limits.contextBytes());
        JourneyEvent event = turn.event();
        if (event != null) {
            deadLetter(
                    "entry-too-large",
                    "Expected at most "
                            + limits.contextBytes()
                            + " bytes of properties for an entry into journey '"
                            + journey
                            + "', but found "
                            + bytes
                            + ".",
                    event);
        }
    }

    /** Properties do not fit into the context of an instance any more. */
    void capture(Walk walk, String key) {
        count(
                JobCount.CONTEXT_OVERFLOWS,
                "capture '" + key + "' left out by journey '" + walk.journey().id() + "'",
                walk.turn().user(),
                limits.contextBytes());
    }

    /** The traits of an identify would make the profile too large. */
    void traits(JourneyEvent event, int profileBytes) {
        count(
                JobCount.PROFILE_OVERFLOWS,
                "identify without effect",
                event.user(),
                limits.profileBytes());
        deadLetter(
                "profile-too-large",
                "Expected a profile of at most "
                        + limits.profileBytes()
                        + " bytes, but with these traits it would have "
                        + profileBytes
                        + ".",
                event);
    }

    /** The oldest of a user's message ids made room for a newer one. */
    void messageId(String user) {
        count(
                JobCount.MESSAGE_IDS_OVER_LIMIT,
                "oldest message id forgotten within the horizon",
                user,
                limits.messageIds());
    }

    /** The user has as many events as may wait for the watermark. */
    void waiting(JourneyEvent event) {
        count(JobCount.WAITING_OVER_LIMIT, "event refused", event.user(), limits.waitingEvents());
        deadLetter(
                "too-many-waiting",
                "Expected at most "
                        + limits.waitingEvents()
                        + " events of one user to wait for the watermark, but found one more.",
                event);
    }

    private void count(JobCount count, String what, String user, int limit) {
        counters.add(count);
        long times = logged.merge(count, 1L, Long::sum);
        if (Long.bitCount(times) == 1) {
            LOG.warn(
                    "{}: {}, user '{}', limit {}, {} on this subtask since its start.",
                    count.label(),
                    what,
                    user,
                    limit,
                    times);
        }
    }

    private void deadLetter(String reason, String detail, JourneyEvent event) {
        counters.deadLetter(reason);
        OutputRecord record = format.deadLetter(reason, detail, event);
        outlet.emit(record);
    }
}
