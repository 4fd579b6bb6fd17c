// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.definition;

/** What an entry event does to a live instance of the same journey and identifier value. */
public enum WhenLive {
    /** It does not enter; it may be one of the instance's branch events. */
    IGNORE,
    /** It ends the live instance as replaced and enters. */
    RESTART
}
