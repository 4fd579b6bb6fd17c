// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.connectors.delivery.Outcome.State;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.Refused;
import dev.journeys.job.delivery.SentDelivery;
import dev.journeys.job.metrics.DeadLetterMetrics;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Every outcome becomes a record, and a delivery that is dead or expired also a dead letter that
 * has it. Keeps no state.
 */
public final class OutcomeWriter extends ProcessFunction<Outcome, OutputRecord> {
    private static final long serialVersionUID = 1;

    private transient OutputFormat format;
    private transient DeadLetterMetrics deadLetters;

    /** A writer. */
    @SuppressWarnings("NullAway.Init") // Set in open, as Flink does.
    public OutcomeWriter() {}

    @Override
    public void open(OpenContext context) {
        format = new OutputFormat();
        deadLetters = DeadLetterMetrics.of(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Outcome outcome, Context context, Collector<OutputRecord> out) {
        out.collect(
                format.outcome(
                        new SentDelivery(
                                outcome.delivery(),
                                outcome.destination(),
                                outcome.user(),
                                word(outcome.state()),
                                outcome.attempts(),
                                outcome.status(),
                                outcome.reason(),
                                outcome.timestamp())));
        if (outcome.state() != State.DELIVERED) {
            String reason = "delivery-" + word(outcome.state());
            deadLetters.count(reason);
            out.collect(format.deadLetter(refused(outcome, reason)));
        }
    }

    private static Refused refused(Outcome outcome, String reason) {
        return new Refused(
                outcome.user(),
                reason,
                detail(outcome),
                new String(outcome.message().body(), StandardCharsets.UTF_8),
                DestinationKey.of(outcome.destination()),
                outcome.message().timestamp());
    }

    private static String detail(Outcome outcome) {
        String reason = outcome.reason().isEmpty() ? word(outcome.state()) : outcome.reason();
        return "destination "
                + outcome.destination()
                + ": "
                + reason
                + " after "
                + outcome.attempts()
                + (outcome.attempts() == 1 ? " attempt" : " attempts");
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
