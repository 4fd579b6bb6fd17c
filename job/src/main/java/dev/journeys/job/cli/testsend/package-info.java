// SPDX-License-Identifier: Apache-2.0

/**
 * The command that sends one marked delivery to a destination and shows the reply. May not import
 * another command.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.testsend;
