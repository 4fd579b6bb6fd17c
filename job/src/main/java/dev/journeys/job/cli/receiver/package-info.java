// SPDX-License-Identifier: Apache-2.0

/**
 * The command that listens on this machine and behaves as a script says, to try destinations out.
 * May not import another command.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.receiver;
