// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

/**
 * How definitions are published.
 *
 * @param effectiveFrom epoch milliseconds
 * @param timeIsChosen whether somebody has asked for that time
 * @param prune whether journeys that are not among the files are archived
 * @param again whether what is live already is published once more
 * @param anyDestination whether journeys may send to destinations that nobody has defined
 */
record PublishOptions(
        long effectiveFrom,
        boolean timeIsChosen,
        boolean prune,
        boolean again,
        boolean anyDestination) {}
