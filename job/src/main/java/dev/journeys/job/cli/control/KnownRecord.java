// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.state.DefinitionRecord;

/**
 * A control record that is in the definitions topic.
 *
 * @param writtenAt epoch milliseconds of when it was written there
 */
record KnownRecord(DefinitionRecord record, long writtenAt) {}
