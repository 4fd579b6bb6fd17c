// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.LateRecord;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;

/**
 * Where definitions are kept.
 *
 * @param records control records without definitions, by their key; the same on every subtask
 * @param versions definitions, UTF-8, by {@code journey/version}; the same on every subtask
 * @param late the records that came too late for a subtask; each subtask has all of a restore
 */
public record DefinitionStates(
        BroadcastState<String, DefinitionRecord> records,
        BroadcastState<String, byte[]> versions,
        ListState<LateRecord> late) {}
