// SPDX-License-Identifier: Apache-2.0

/**
 * The command that has deliveries sent again which have ended without arriving. It reads the topic
 * of dead letters and writes the topic from which the job sends again. May not import another
 * command.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.redrive;
