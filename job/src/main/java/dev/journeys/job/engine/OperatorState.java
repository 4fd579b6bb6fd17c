// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.CountRecord;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DestinationRecord;
import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.InstanceStateSerializer;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventSerializer;
import dev.journeys.job.state.LateRecord;
import dev.journeys.job.state.UserState;
import dev.journeys.job.state.UserStateSerializer;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;

/**
 * The names and types of the journey operator's state. A name never changes without a migration
 * note in the change log.
 */
final class OperatorState {
    /**
     * By user: profile, last entries, live instances, patterns that have begun, message ids.
     * Cleared when nothing of it is left.
     */
    static final ValueStateDescriptor<UserState> USER =
            new ValueStateDescriptor<>("user", UserStateSerializer.INSTANCE);

    /**
     * By user and instance (the namespace): what its steps need. Cleared when the instance ends.
     */
    static final ValueStateDescriptor<InstanceState> INSTANCE =
            new ValueStateDescriptor<>("instance", InstanceStateSerializer.INSTANCE);

    /**
     * By user and pattern (the namespace): partial matches, in a format of {@code PatternHost}.
     * Cleared when the last one has matched, timed out or been given up.
     */
    static final ValueStateDescriptor<byte[]> PATTERN =
            new ValueStateDescriptor<>("pattern", BytePrimitiveArraySerializer.INSTANCE);

    /**
     * By user: events that wait for the watermark. Written in checkpoints only, replaced in the
     * next.
     */
    static final ListStateDescriptor<JourneyEvent> WAITING =
            new ListStateDescriptor<>("waiting", JourneyEventSerializer.INSTANCE);

    /** Without definitions, by the key of the control record. The same on every subtask. */
    static final MapStateDescriptor<String, DefinitionRecord> RECORDS =
            new MapStateDescriptor<>(
                    "control-records", Types.STRING, TypeInformation.of(DefinitionRecord.class));

    /** The definitions' JSON by {@code journey/version}. The same on every subtask. */
    static final MapStateDescriptor<String, byte[]> VERSIONS =
            new MapStateDescriptor<>(
                    "definitions",
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** What is known of destinations, by their ids. The same on every subtask. */
    static final MapStateDescriptor<String, DestinationRecord> DESTINATIONS =
            new MapStateDescriptor<>(
                    "destinations", Types.STRING, TypeInformation.of(DestinationRecord.class));

    /** The records that came too late for some subtask; after a restore all have all of them. */
    static final ListStateDescriptor<LateRecord> LATE_RECORDS =
            new ListStateDescriptor<>("late-records", TypeInformation.of(LateRecord.class));

    /**
     * Up to when each subtask has taken events. After a restore the largest says which records are
     * late.
     */
    static final ListStateDescriptor<Long> TAKEN_UP_TO =
            new ListStateDescriptor<>("taken-up-to", Types.LONG);

    /**
     * The watermark of each subtask; after a restore the smallest is the threshold for late events.
     */
    static final ListStateDescriptor<Long> WATERMARK =
            new ListStateDescriptor<>("watermark", Types.LONG);

    /** The counters of each subtask; their sum over all subtasks is what counts. */
    static final ListStateDescriptor<CountRecord> COUNTS =
            new ListStateDescriptor<>("counts", TypeInformation.of(CountRecord.class));

    /** The one timer service. */
    static final String TIMERS = "users";

    private OperatorState() {}
}
