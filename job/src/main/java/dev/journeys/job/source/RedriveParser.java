// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.job.destination.DeliveryMessages;
import dev.journeys.job.state.InvalidRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of the redrive topic become messages. Gives one element for each record, whatever it is:
 * what is no delivery is passed on as such, to {@link TopicReader}. Keeps no state.
 */
public final class RedriveParser
        implements KafkaRecordDeserializationSchema<Either<Message, InvalidRecord>> {
    private static final long serialVersionUID = 1;
    private static final String REASON = "invalid-redrive";
    private static final TypeInformation<Either<Message, InvalidRecord>> TYPE =
            new EitherTypeInfo<>(
                    TypeInformation.of(Message.class), TypeInformation.of(InvalidRecord.class));

    /** A parser. */
    public RedriveParser() {}

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<Either<Message, InvalidRecord>> out) {
        byte[] delivery = record.value();
        if (delivery == null) {
            out.collect(invalid(record, "Expected a delivery, but found no value.", ""));
            return;
        }
        try {
            out.collect(Either.Left(DeliveryMessages.of(delivery, true)));
        } catch (IllegalArgumentException e) {
            out.collect(
                    invalid(
                            record,
                            String.valueOf(e.getMessage()),
                            new String(delivery, StandardCharsets.UTF_8)));
        }
    }

    private static Either<Message, InvalidRecord> invalid(
            ConsumerRecord<byte[], byte[]> record, String detail, String text) {
        String place = record.topic() + '/' + record.partition() + '/' + record.offset();
        return Either.Right(new InvalidRecord(REASON, detail, text, place));
    }

    @Override
    public TypeInformation<Either<Message, InvalidRecord>> getProducedType() {
        return TYPE;
    }
}
