// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.probing;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Tells {@link Notes} of records and watermarks; hands nothing on. */
public final class NotingOperator extends AbstractStreamOperator<FakeRecord>
        implements OneInputStreamOperator<FakeRecord, FakeRecord> {
    private static final long serialVersionUID = 1;

    private long watermark = Long.MIN_VALUE;

    @Override
    public void processElement(StreamRecord<FakeRecord> element) {
        FakeRecord record = element.getValue();
        Notes.current().record(record, record.time() <= watermark);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (Notes.current().takeFailure()) {
            throw new IllegalStateException("A subtask fails once.");
        }
        super.processWatermark(mark);
        watermark = mark.getTimestamp();
        Notes.current()
                .watermark(
                        getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                        mark.getTimestamp());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        super.notifyCheckpointComplete(checkpoint);
        Notes.current().checkpoint();
    }
}
