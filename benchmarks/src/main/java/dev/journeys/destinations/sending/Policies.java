// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.job.destination.DestinationPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the runs of the harness allow. */
public final class Policies {
    private static final String PREFIX = "JOURNEYS_SECRET_";

    private Policies() {}

    /**
     * The product's defaults, and loopback.
     *
     * @param secretsFolder null: no files of secrets
     */
    public static DestinationPolicy loopback(@Nullable String secretsFolder) {
        NetworkPolicy usual = NetworkPolicy.DEFAULT;
        return new DestinationPolicy(
                new NetworkPolicy(usual.schemes(), usual.ports(), List.of(), true),
                new SecretPolicy(PREFIX, secretsFolder),
                null);
    }
}
