// SPDX-License-Identifier: Apache-2.0

/**
 * The command that runs journeys on Kafka: what is asked for, what is checked before the job is
 * handed over, and how. May not import the package of the command line.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.run;
