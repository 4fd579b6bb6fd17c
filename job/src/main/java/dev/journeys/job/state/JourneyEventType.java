// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.OwnType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The stream type of events: Flink cannot see inside them and uses {@link JourneyEventSerializer}.
 */
public final class JourneyEventType {
    /** Stateless, so one is enough. */
    public static final TypeInformation<JourneyEvent> INSTANCE =
            new OwnType<>(JourneyEvent.class, JourneyEventSerializer.INSTANCE);

    private JourneyEventType() {}
}
