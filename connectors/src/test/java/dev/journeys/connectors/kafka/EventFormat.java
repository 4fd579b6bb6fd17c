// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import dev.journeys.connectors.probing.FakeRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records whose value is their time in epoch milliseconds, as text. */
final class EventFormat implements KafkaRecordDeserializationSchema<FakeRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> read, Collector<FakeRecord> out) {
        String time = new String(read.value(), StandardCharsets.UTF_8);
        out.collect(new FakeRecord(read.partition(), Long.parseLong(time)));
    }

    @Override
    public TypeInformation<FakeRecord> getProducedType() {
        return TypeInformation.of(FakeRecord.class);
    }
}
