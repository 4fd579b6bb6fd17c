// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.webhook.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Holds valid definitions against what a run allows. */
public final class PolicyChecks {
    private PolicyChecks() {}

    /** A sentence for each thing that the run does not allow; without secrets. */
    public static List<String> problems(
            DestinationDefinition definition, DestinationPolicy policy) {
        if (definition instanceof DestinationDefinition.Webhook webhook) {
            List<String> texts = new ArrayList<>(webhook.request().headers().values());
            texts.addAll(webhook.request().signing());
            return problems(webhook.request().url(), texts, policy);
        }
        if (definition instanceof DestinationDefinition.HttpBatch batch) {
            return problems(batch.url(), batch.headers().values(), policy);
        }
        if (definition instanceof DestinationDefinition.File && policy.fileFolder() == null) {
            return List.of(
                    "Expected a run that allows files, but this one does not: start it with"
                            + " --file-destinations.");
        }
        if (definition instanceof DestinationDefinition.Kafka kafka) {
            return kafka.topic()
                    .filter(policy.topics()::has)
                    .map(PolicyChecks::ownTopic)
                    .map(List::of)
                    .orElse(List.of());
        }
        return List.of();
    }

    private static String ownTopic(String topic) {
        return "Expected a topic of deliveries, but found '"
                + topic
                + "', which the run reads, or writes other things to.";
    }

    private static List<String> problems(
            String url, Collection<String> texts, DestinationPolicy policy) {
        List<String> problems = new ArrayList<>();
        String refused = policy.network().problem(url);
        if (refused != null) {
            problems.add(refused);
        }
        problems.addAll(Secrets.problems(url, policy.secrets()));
        texts.forEach(text -> problems.addAll(Secrets.problems(text, policy.secrets())));
        return problems;
    }
}
