// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.InvalidRecord;
import dev.journeys.job.state.JourneyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicEventParserTest {
    private static final String VALID =
            "{\"userId\":\"u-ž\",\"event\":\"e\",\"timestamp\":17,\"properties\":{\"a\":1}}";
    private static final String WITHOUT_TIME = "{\"userId\":\"u\",\"event\":\"e\"}";

    private final List<Either<JourneyEvent, InvalidRecord>> read = new ArrayList<>();
    private TopicEventParser parser;

    @BeforeEach
    void open() throws Exception {
        parser = parser(FutureLimit.none());
    }

    @Test
    void givesAnEventWithItsTimeAndThePlaceOfItsRecord() {
        // when
        parse(record("shop", 3, 42, 99, VALID));
        parse(record("shop", 4, 0, 99, VALID));
        parse(record("app", 4, 7, 99, VALID));

        // then
        assertThat(read).extracting(TopicEventParser::time).containsOnly(17L);
        assertThat(read)
                .extracting(each -> each.left().place().toString())
                .containsExactly("shop/3/42", "shop/4/0", "app/4/7");
        assertThat(read).extracting(each -> each.left().place().rank()).containsExactly(3, 4, 4);
        assertThat(read).extracting(each -> each.left().user()).containsOnly("u-ž");
    }

    @Test
    void takesTheTimeOfTheRecordForAnEventThatHasNone() {
        // when
        parse(record("shop", 0, 1, 99, WITHOUT_TIME));
        parse(record("shop", 0, 2, ConsumerRecord.NO_TIMESTAMP, WITHOUT_TIME));

        // then
        assertThat(read.get(0).left().timestamp()).isEqualTo(99);
        assertThat(read.get(1).right().reason()).isEqualTo("invalid-event");
    }

    @Test
    void givesWhatIsNoValidEventWithoutATime() {
        // when
        parse(record("shop", 1, 5, 99, "no JSON"));

        // then
        assertThat(read).hasSize(1);
        InvalidRecord invalid = read.get(0).right();
        assertThat(invalid.reason()).isEqualTo("invalid-json");
        assertThat(invalid.detail()).startsWith("Expected JSON, but found");
        assertThat(invalid.text()).isEqualTo("no JSON");
        assertThat(invalid.place()).isEqualTo("shop/1/5");
        assertThat(TopicEventParser.time(read.get(0))).isEqualTo(TimestampAssigner.NO_TIMESTAMP);
    }

    @Test
    void givesARecordWithoutAValueAsInvalid() {
        // when
        parse(record("shop", 1, 5, 99, (byte[]) null));

        // then
        assertThat(read)
                .containsExactly(
                        Either.Right(
                                new InvalidRecord(
                                        "invalid-event",
                                        "Expected an event, but found a record without a value.",
                                        "",
                                        "shop/1/5")));
    }

    @Test
    void keepsOnlyTheBeginningOfARecordThatIsTooLong() {
        // given
        byte[] text = " ".repeat(EventLimits.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8);

        // when
        parse(record("shop", 1, 5, 99, text));

        // then
        assertThat(read.get(0).right().reason()).isEqualTo("too-long");
        assertThat(read.get(0).right().text()).hasSize(EventLimits.MAX_BYTES);
    }

    @Test
    void givesAnEventTooFarAheadAsInvalid() throws Exception {
        // given
        Clock beginning = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        parser = parser(FutureLimit.of(Duration.ofMillis(16), beginning));

        // when
        parse(record("shop", 1, 5, 0, VALID));

        // then
        assertThat(read.get(0).right().reason()).isEqualTo("too-far-ahead");
    }

    @Test
    void givesATypeThatFlinkWritesWithoutGenericTypes() throws IOException {
        // given
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        TypeSerializer<Either<JourneyEvent, InvalidRecord>> serializer =
                parser.getProducedType().createSerializer(new SerializerConfigImpl(config));
        parse(record("shop", 3, 42, 99, VALID));
        parse(record("shop", 3, 43, 99, "ž"));

        for (Either<JourneyEvent, InvalidRecord> each : read) {
            // when
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(each, out);
            Either<JourneyEvent, InvalidRecord> again =
                    serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

            // then
            assertThat(again).usingRecursiveComparison().isEqualTo(each);
            assertThat(serializer.copy(each)).usingRecursiveComparison().isEqualTo(each);
        }
    }

    private static TopicEventParser parser(FutureLimit limit) throws Exception {
        TopicEventParser parser = new TopicEventParser(EventFormats.DEFAULT, limit);
        parser.open(new NoContext());
        return parser;
    }

    private void parse(ConsumerRecord<byte[], byte[]> record) {
        parser.deserialize(record, new ListCollector<>(read));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, long timestamp, String text) {
        return record(topic, partition, offset, timestamp, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, long timestamp, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                value == null ? -1 : value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** The parser asks for nothing. */
    private static final class NoContext implements DeserializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
