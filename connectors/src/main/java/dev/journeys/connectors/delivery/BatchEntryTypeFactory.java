// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.OwnType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink by which serializer entries of batches are written. */
public final class BatchEntryTypeFactory extends TypeInfoFactory<BatchEntry> {
    static final TypeInformation<BatchEntry> TYPE =
            new OwnType<>(BatchEntry.class, BatchEntrySerializer.INSTANCE);

    @Override
    public TypeInformation<BatchEntry> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        return TYPE;
    }
}
