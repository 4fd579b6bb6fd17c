// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import dev.journeys.connectors.kafka.KafkaTopics;
import dev.journeys.job.destination.OwnTopics;
import dev.journeys.job.kafka.OutputTopics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the topics to which no definition may have deliveries written. */
final class OwnTopicsOfRun {
    private OwnTopicsOfRun() {}

    static OwnTopics of(RunOptions options) {
        KafkaTopics events = options.events().records().topics();
        OutputTopics output = options.output().topics();
        Set<String> names = new HashSet<>(events.names());
        names.addAll(
                List.of(
                        options.definitionsTopic(),
                        // Also where it is not there yet: the next start reads it.
                        RunOptions.USUAL_REDRIVE_TOPIC,
                        output.timeline(),
                        output.late(),
                        output.deadLetters(),
                        output.acknowledgements(),
                        output.outcomes()));
        String redriveTopic = options.redriveTopic();
        if (redriveTopic != null) {
            names.add(redriveTopic);
        }
        return new OwnTopics(names, events.expression());
    }
}
