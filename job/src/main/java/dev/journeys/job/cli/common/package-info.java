// SPDX-License-Identifier: Apache-2.0

/**
 * What commands share: definitions from files, checkpoints and settings of embedded runs, values of
 * options, exit codes. May not import a command.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.common;
