// SPDX-License-Identifier: Apache-2.0

/**
 * The commands that publish definitions to a topic and change what becomes of journeys there. They
 * speak with the job through two topics only: control records to it, acknowledgements from it. May
 * not import another command.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.cli.control;
