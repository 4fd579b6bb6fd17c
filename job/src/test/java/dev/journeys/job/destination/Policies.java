// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;

/** What runs allow. */
public final class Policies {
    /** As a run without options. */
    public static final DestinationPolicy WITHOUT_FILES =
            new DestinationPolicy(
                    NetworkPolicy.DEFAULT, new SecretPolicy("JOURNEYS_SECRET_", null), null);

    private Policies() {}
}
