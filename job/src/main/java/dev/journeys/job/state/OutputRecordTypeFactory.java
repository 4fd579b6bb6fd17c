// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.OwnType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Lets Flink use {@link OutputRecordSerializer} wherever it meets an {@link OutputRecord}. */
public final class OutputRecordTypeFactory extends TypeInfoFactory<OutputRecord> {
    @Override
    public TypeInformation<OutputRecord> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        return new OwnType<>(OutputRecord.class, OutputRecordSerializer.INSTANCE);
    }
}
