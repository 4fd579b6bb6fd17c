// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One redrive: what was sent again already, then which dead letters are to be, then these. The dead
 * letters are read twice rather than kept.
 *
 * @param deadLetters the topic of dead letters
 * @param redrive the topic from which the job sends again
 */
record Redrive(KafkaClientSettings client, String deadLetters, String redrive) {
    /**
     * Writes what is to be sent again.
     *
     * @param again whether what was sent again already is sent once more
     */
    RedriveSummary run(RedriveFilter filter, boolean again) throws InterruptedException {
        try (TopicScan scan = TopicScan.open(client, deadLetters);
                RedriveTopic topic = RedriveTopic.open(client, redrive)) {
            RedrivePlan plan = plan(scan, filter, again);
            each(scan, filter, plan, topic::write);
            topic.flush();
            return new RedriveSummary(plan.counts(topic.tooLarge()), redrive, true);
        }
    }

    /**
     * Writes nothing.
     *
     * @param announce is told of every delivery that would be sent again
     */
    RedriveSummary rehearse(RedriveFilter filter, boolean again, Consumer<DeadDelivery> announce)
            throws InterruptedException {
        try (TopicScan scan = TopicScan.open(client, deadLetters)) {
            RedrivePlan plan = plan(scan, filter, again);
            each(scan, filter, plan, announce);
            return new RedriveSummary(plan.counts(Map.of()), redrive, false);
        }
    }

    private RedrivePlan plan(TopicScan scan, RedriveFilter filter, boolean again)
            throws InterruptedException {
        // After the end of the dead letters was noted: nothing is sent again that becomes one now.
        Redriven redriven = new Redriven();
        try (TopicScan before = TopicScan.open(client, redrive)) {
            before.each(0, records -> records.forEach(redriven::take));
        }
        RedrivePlan plan = new RedrivePlan(filter, redriven, again);
        scan.each(
                filter.sinceMillis(),
                records -> records.forEach(record -> plan.take(DeadDelivery.of(record))));
        return plan;
    }

    private static void each(
            TopicScan scan, RedriveFilter filter, RedrivePlan plan, Consumer<DeadDelivery> taker) {
        scan.each(
                filter.sinceMillis(),
                records ->
                        records.forEach(
                                record -> {
                                    DeadDelivery dead = DeadDelivery.of(record);
                                    if (dead != null && plan.chooses(dead)) {
                                        taker.accept(dead);
                                    }
                                }));
    }
}
