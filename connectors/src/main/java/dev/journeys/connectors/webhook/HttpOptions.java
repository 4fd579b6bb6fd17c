// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link HttpSender} may use.
 *
 * @param threads that read and write, from 1; none of them ever waits for one receiver
 * @param connectionsPerHost at the same time, from 1; requests beyond wait, at most to their
 *     deadline
 * @param keepAlive how long a connection is kept for the next request
 * @param namesFor how long the addresses of a name count; then it is asked again, and they go on
 *     until the answer is there, for 5 min at most
 * @param trustedCertificates a PEM file of certificates that are trusted in addition to those of
 *     the Java platform; null if there is none
 */
public record HttpOptions(
        int threads,
        int connectionsPerHost,
        Duration keepAlive,
        Duration namesFor,
        @Nullable String trustedCertificates) {
    /** 1 thread, 500 connections a host, 30 s for connections, 10 s for names. */
    public static final HttpOptions DEFAULT =
            new HttpOptions(1, 500, Duration.ofSeconds(30), Duration.ofSeconds(10), null);

    public HttpOptions {
        if (threads < 1 || connectionsPerHost < 1) {
            throw new IllegalArgumentException(
                    "Expected at least 1 thread and 1 connection, but found "
                            + threads
                            + " and "
                            + connectionsPerHost
                            + ".");
        }
    }

    /** The same with certificates that are trusted in addition. */
    public HttpOptions trusting(String certificates) {
        return new HttpOptions(threads, connectionsPerHost, keepAlive, namesFor, certificates);
    }
}
