// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.OwnType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink by which serializer outcomes are written. */
public final class OutcomeTypeFactory extends TypeInfoFactory<Outcome> {
    static final TypeInformation<Outcome> TYPE =
            new OwnType<>(Outcome.class, OutcomeSerializer.INSTANCE);

    @Override
    public TypeInformation<Outcome> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        return TYPE;
    }
}
