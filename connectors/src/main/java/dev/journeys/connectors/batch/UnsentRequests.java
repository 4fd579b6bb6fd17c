// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when the requests of a group cannot even be made, as where a secret is missing. For an hour
 * that costs no delivery an attempt: somebody may mend it. Used by the task's thread.
 */
final class UnsentRequests {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentRequests.class);
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
    private static final long NEVER = Long.MAX_VALUE;

    private final String destination;
    private long sinceMillis = NEVER;

    UnsentRequests(String destination) {
        this.destination = destination;
    }

    /**
     * Notes how a request ended.
     *
     * @param patient whether there is time to wait
     * @return the reply as it counts: once there is no time left, what was not sent is a failure
     */
    BatchReply counted(BatchReply reply, long nowMillis, boolean patient) {
        if (!(reply instanceof BatchReply.NotSent notSent)) {
            sinceMillis = NEVER;
            return reply;
        }
        if (sinceMillis == NEVER) {
            sinceMillis = nowMillis;
            LOG.warn("Nothing can be sent to {} for now: {}", destination, notSent.reason());
        }
        return patient && nowMillis - sinceMillis < LONGEST_MILLIS
                ? reply
                : new BatchReply.TryAgain(notSent.reason(), null);
    }
}
