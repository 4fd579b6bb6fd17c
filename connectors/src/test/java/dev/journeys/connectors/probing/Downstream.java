// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** A subtask behind all subtasks of the source, with Flink's own valve for their watermarks. */
final class Downstream {
    private final StatusWatermarkValve valve;
    private final List<Long> onTime = new ArrayList<>();
    private final List<Long> late = new ArrayList<>();
    private final Set<Integer> idleChannels = new TreeSet<>();
    private final Channel combined = new Channel(-1);
    private long watermark = Long.MIN_VALUE;
    private WatermarkStatus status = WatermarkStatus.ACTIVE;

    Downstream(int channels) {
        valve = new StatusWatermarkValve(channels);
    }

    /** What a subtask of the source emits into. */
    DataOutput<FakeRecord> channel(int index) {
        return new Channel(index);
    }

    /** The watermark of all. */
    long watermark() {
        return watermark;
    }

    /** Whether all subtasks of the source are idle. */
    boolean idle() {
        return status.isIdle();
    }

    /** The subtasks of the source that are idle. */
    Set<Integer> idleChannels() {
        return idleChannels;
    }

    /** The times of records that came after the watermark had passed them. */
    List<Long> late() {
        return late;
    }

    /** The times of the others, in the order in which they came. */
    List<Long> onTime() {
        return onTime;
    }

    private final class Channel implements DataOutput<FakeRecord> {
        private final int index;

        private Channel(int index) {
            this.index = index;
        }

        @Override
        public void emitRecord(StreamRecord<FakeRecord> record) {
            long time = record.getValue().time();
            (time <= watermark ? late : onTime).add(time);
        }

        @Override
        public void emitWatermark(Watermark mark) throws Exception {
            if (index < 0) {
                watermark = mark.getTimestamp();
            } else {
                valve.inputWatermark(mark, index, combined);
            }
        }

        @Override
        public void emitWatermarkStatus(WatermarkStatus newStatus) throws Exception {
            if (index < 0) {
                status = newStatus;
            } else {
                idleChannels.remove(index);
                if (newStatus.isIdle()) {
                    idleChannels.add(index);
                }
                valve.inputWatermarkStatus(newStatus, index, combined);
            }
        }

        @Override
        public void emitLatencyMarker(LatencyMarker marker) {}

        @Override
        public void emitRecordAttributes(RecordAttributes attributes) {}

        @Override
        public void emitWatermark(WatermarkEvent event) {}
    }
}
