// SPDX-License-Identifier: Apache-2.0

/**
 * What a journey would send for an event: a rehearsal leads an instance past every send, and every
 * delivery is shown as the request that its destination would get. The engine itself is handed in.
 * May not import a command.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.preview;
