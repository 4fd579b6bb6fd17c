// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Every message ends here, once. */
final class Endings {
    private final LaneStore store;
    private final Ages ages;
    private final Output<StreamRecord<Outcome>> output;

    Endings(LaneStore store, Ages ages, Output<StreamRecord<Outcome>> output) {
        this.store = store;
        this.ages = ages;
        this.output = output;
    }

    /** The message has ended after the attempts that it had. */
    void end(Lane lane, Ready ready, Outcome.State state, String reason) {
        forget(lane, ready);
        end(lane, ready.waiting(), state, reason);
    }

    /** The same for a message that state does not have any more. */
    void end(Lane lane, Waiting ended, Outcome.State state, String reason) {
        lane.counts().ended(state, 1);
        lane.touch();
        Message message = ended.message();
        output.collect(
                new StreamRecord<>(
                        new Outcome(
                                message.id(),
                                message.destination(),
                                message.user(),
                                state,
                                ended.attempts(),
                                ended.status(),
                                reason,
                                ages.now(),
                                message)));
    }

    /** Others have the message now. */
    void handOver(Lane lane, Ready ready, OutputTag<BatchEntry> to, byte[] definition) {
        forget(lane, ready);
        lane.counts().handedOver();
        lane.touch();
        Message message = ready.message();
        output.collect(
                to,
                new StreamRecord<>(
                        new BatchEntry(
                                message.destination(),
                                definition,
                                message.user(),
                                message.id(),
                                message.body())));
    }

    private void forget(Lane lane, Ready ready) {
        if (ready.stored()) {
            store.remove(lane, ready.number());
        }
    }
}
