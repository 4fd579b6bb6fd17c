// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a run allows the authors of definitions.
 *
 * @param network which addresses may be called
 * @param secrets which secrets may be referred to
 * @param fileFolder where destinations of type {@code file} write; null: nowhere
 * @param topics which topics destinations of type {@code kafka} may not name
 */
public record DestinationPolicy(
        NetworkPolicy network, SecretPolicy secrets, @Nullable String fileFolder, OwnTopics topics)
        implements Serializable {
    /** With all topics. */
    public DestinationPolicy(
            NetworkPolicy network, SecretPolicy secrets, @Nullable String fileFolder) {
        this(network, secrets, fileFolder, OwnTopics.NONE);
    }

    /** The same, but for these topics. */
    public DestinationPolicy without(OwnTopics own) {
        return new DestinationPolicy(network, secrets, fileFolder, own);
    }
}
