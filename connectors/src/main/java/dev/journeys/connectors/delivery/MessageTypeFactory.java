// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.OwnType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink by which serializer messages are written. */
public final class MessageTypeFactory extends TypeInfoFactory<Message> {
    static final TypeInformation<Message> TYPE =
            new OwnType<>(Message.class, MessageSerializer.INSTANCE);

    @Override
    public TypeInformation<Message> createTypeInfo(
            Type type, Map<String, TypeInformation<?>> parameters) {
        return TYPE;
    }
}
