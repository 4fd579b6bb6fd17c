// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the operator keeps in state stays what a savepoint of an earlier release has. The snapshots
 * in {@code resources/delivery-state} are never written anew for a release that is out.
 *
 * <pre>mvn -pl connectors test -Dtest=DeliveryStateTest -Djourneys.write-state-snapshots=true</pre>
 */
class DeliveryStateTest {
    private static final String RELEASE = "0.1";
    private static final String LONE = "half a pair: \ud83d, a question?";
    private static final String LONE_ONLY = "\ud83d";
    private static final Message MESSAGE =
            new Message("crm", 15, "u-\u00e9\ud83d\ude00", "id", -5, "{}".getBytes(UTF_8), true);

    record Example<T>(String name, TypeSerializer<T> serializer, T value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example<?>> inState() {
        return List.of(
                new Example<>(
                        "waiting",
                        WaitingSerializer.INSTANCE,
                        new Waiting(MESSAGE, 300, 503, "status-503")),
                new Example<>(
                        "lane",
                        LaneStateSerializer.INSTANCE,
                        new LaneState(5, Long.MAX_VALUE, 7, new long[] {3, 4}, 1_000, 200, 30, 4)));
    }

    static List<Example<?>> onStreams() {
        return List.of(
                new Example<>("message", MessageSerializer.INSTANCE, MESSAGE),
                new Example<>(
                        "lone surrogate",
                        MessageSerializer.INSTANCE,
                        new Message(LONE, 0, LONE, LONE, Long.MIN_VALUE, new byte[0], false)),
                new Example<>(
                        "lone surrogate only",
                        MessageSerializer.INSTANCE,
                        new Message(LONE_ONLY, 0, "\ude00", LONE_ONLY, 0, new byte[0], false)),
                new Example<>(
                        "outcome",
                        OutcomeSerializer.INSTANCE,
                        new Outcome(
                                "id",
                                "crm",
                                "u",
                                Outcome.State.EXPIRED,
                                3,
                                503,
                                "status-503",
                                17,
                                MESSAGE)),
                new Example<>(
                        "entry",
                        BatchEntrySerializer.INSTANCE,
                        new BatchEntry("crm", new byte[] {1}, "u", "id", new byte[] {2, 3})));
    }

    @ParameterizedTest
    @MethodSource({"inState", "onStreams"})
    <T> void isReadAsItWasWritten(Example<T> example) throws IOException {
        // given
        DataOutputSerializer out = new DataOutputSerializer(64);
        DataOutputSerializer copy = new DataOutputSerializer(64);

        // when
        example.serializer().serialize(example.value(), out);
        example.serializer().copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
        DataInputDeserializer in = new DataInputDeserializer(copy.getCopyOfBuffer());
        T value = example.serializer().deserialize(in);

        // then
        assertThat(value).usingRecursiveComparison().isEqualTo(example.value());
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest
    @MethodSource("inState")
    <T> void isReadFromTheSnapshotOfAnEarlierRelease(Example<T> example) throws IOException {
        // given
        DataInputDeserializer in = new DataInputDeserializer(checkedIn(example));

        // when
        TypeSerializerSnapshot<T> snapshot =
                TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
        T value = snapshot.restoreSerializer().deserialize(in);

        // then
        assertThat(value).usingRecursiveComparison().isEqualTo(example.value());
        assertThat(
                        example.serializer()
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(snapshot)
                                .isCompatibleAsIs())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("inState")
    @EnabledIfSystemProperty(named = "journeys.write-state-snapshots", matches = "true")
    <T> void isWrittenAnewOnRequest(Example<T> example) throws IOException {
        // given
        DataOutputSerializer out = new DataOutputSerializer(256);

        // when
        TypeSerializerSnapshot.writeVersionedSnapshot(
                out, example.serializer().snapshotConfiguration());
        example.serializer().serialize(example.value(), out);

        // then
        Path folder = Files.createDirectories(Path.of("src/test/resources/delivery-state"));
        Files.write(folder.resolve(file(example)), out.getCopyOfBuffer());
    }

    private byte[] checkedIn(Example<?> example) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/delivery-state/" + file(example))) {
            assertThat(in).as("snapshot of %s", example).isNotNull();
            return in.readAllBytes();
        }
    }

    private static String file(Example<?> example) {
        return example.name() + "-" + RELEASE + ".bin";
    }

    @Test
    void doesNotReadWhatALaterReleaseWrote() {
        // given
        DataInputDeserializer in = new DataInputDeserializer(new byte[] {2, 0, 0, 0});

        // when, then
        assertThatThrownBy(() -> WaitingSerializer.INSTANCE.deserialize(in))
                .hasMessage(
                        "Expected a version from 1 to 1, but found 2 in WaitingSerializer. Was the"
                                + " state written by a later release?");
    }

    @Test
    void isNoGenericType() {
        assertThat(TypeInformation.of(Message.class)).isSameAs(MessageTypeFactory.TYPE);
        assertThat(TypeInformation.of(Outcome.class)).isSameAs(OutcomeTypeFactory.TYPE);
        assertThat(TypeInformation.of(BatchEntry.class)).isSameAs(BatchEntryTypeFactory.TYPE);
        assertThat(TypeInformation.of(DestinationUpdate.class)).isInstanceOf(PojoTypeInfo.class);
    }
}
