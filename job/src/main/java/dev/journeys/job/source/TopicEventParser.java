// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.state.InvalidRecord;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventType;
import dev.journeys.job.state.Place;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of topics become events where they are read, so that watermarks know their times. Gives
 * one element for each record, whatever it is: what is no valid event is passed on as such, to
 * {@link TopicReader}. Keeps no state.
 */
public final class TopicEventParser
        implements KafkaRecordDeserializationSchema<Either<JourneyEvent, InvalidRecord>> {
    private static final long serialVersionUID = 1;
    private static final TypeInformation<Either<JourneyEvent, InvalidRecord>> TYPE =
            new EitherTypeInfo<>(
                    JourneyEventType.INSTANCE, TypeInformation.of(InvalidRecord.class));

    private final String eventFormat;
    private final FutureLimit futureLimit;
    private transient EventParser parser;

    /** Of the record before; the next one is mostly of the same partition. */
    private transient @Nullable String topic;

    private transient int partition;
    private transient String origin;

    /**
     * @param eventFormat as {@link EventFormats#load} takes it
     * @param futureLimit what is further ahead is no valid event
     */
    @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
    public TopicEventParser(String eventFormat, FutureLimit futureLimit) {
        this.eventFormat = eventFormat;
        this.futureLimit = futureLimit;
    }

    /** The time for watermarks, in epoch milliseconds; what is no valid event has none. */
    public static long time(Either<JourneyEvent, InvalidRecord> read) {
        return read.isLeft() ? read.left().timestamp() : TimestampAssigner.NO_TIMESTAMP;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        parser = EventFormats.load(eventFormat);
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record,
            Collector<Either<JourneyEvent, InvalidRecord>> out) {
        Place place = place(record);
        byte[] text = record.value();
        EventReading reading =
                text == null
                        ? new EventReading.Invalid(
                                "invalid-event",
                                "Expected an event, but found a record without a value.")
                        : futureLimit.check(parser.parse(text, place, time(record)));
        if (reading instanceof EventReading.Valid valid) {
            out.collect(Either.Left(valid.event()));
        } else if (reading instanceof EventReading.Invalid invalid) {
            out.collect(
                    Either.Right(
                            new InvalidRecord(
                                    invalid.reason(),
                                    invalid.detail(),
                                    beginning(text),
                                    place.toString())));
        }
    }

    private Place place(ConsumerRecord<byte[], byte[]> record) {
        if (record.partition() != partition || !record.topic().equals(topic)) {
            topic = record.topic();
            partition = record.partition();
            origin = topic + '/' + partition;
        }
        return Place.offset(origin, partition, record.offset());
    }

    /** Null where the record has none, as from producers of old. */
    private static @Nullable Long time(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() < 0 ? null : record.timestamp();
    }

    private static String beginning(byte @Nullable [] text) {
        return text == null
                ? ""
                : new String(
                        text,
                        0,
                        Math.min(text.length, EventLimits.MAX_BYTES),
                        StandardCharsets.UTF_8);
    }

    @Override
    public TypeInformation<Either<JourneyEvent, InvalidRecord>> getProducedType() {
        return TYPE;
    }
}
