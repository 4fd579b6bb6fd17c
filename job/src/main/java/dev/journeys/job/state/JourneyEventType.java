// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The stream type of events: Flink cannot see inside them and uses {@link JourneyEventSerializer}.
 */
public final class JourneyEventType extends TypeInformation<JourneyEvent> {
    /** Stateless, so one is enough. */
    public static final JourneyEventType INSTANCE = new JourneyEventType();

    private static final long serialVersionUID = 1;

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<JourneyEvent> getTypeClass() {
        return JourneyEvent.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<JourneyEvent> createSerializer(SerializerConfig config) {
        return JourneyEventSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "JourneyEvent";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JourneyEventType;
    }

    @Override
    public int hashCode() {
        return JourneyEventType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof JourneyEventType;
    }
}
