// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static dev.journeys.job.state.StateExamples.contents;
import static dev.journeys.job.state.StateExamples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.connectors.serialization.VersionedSerializer;
import dev.journeys.job.state.StateExamples.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerializersTest {

    static List<Example<?>> examples() {
        return StateExamples.all();
    }

    static Stream<Example<?>> ownSerializers() {
        return StateExamples.all().stream()
                .filter(example -> example.serializer() instanceof VersionedSerializer);
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T> void readsWhatItHasWritten(Example<T> example) throws IOException {
        // when
        T read = roundTrip(example.serializer(), example.value());

        // then
        assertThat(read).usingRecursiveComparison(contents()).isEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T> void readsNoMoreThanItHasWritten(Example<T> example) throws IOException {
        // given
        DataOutputSerializer out = new DataOutputSerializer(64);
        example.serializer().serialize(example.value(), out);
        example.serializer().serialize(example.value(), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        // when
        example.serializer().deserialize(in);
        T second = example.serializer().deserialize(in);

        // then
        assertThat(second).usingRecursiveComparison(contents()).isEqualTo(example.value());
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T> void copiesBytesWithoutChange(Example<T> example) throws IOException {
        // given
        byte[] bytes = write(example.serializer(), example.value());
        DataOutputSerializer copy = new DataOutputSerializer(64);

        // when
        example.serializer().copy(new DataInputDeserializer(bytes), copy);

        // then
        assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T> void copiesValues(Example<T> example) {
        // when
        T copy = example.serializer().copy(example.value());

        // then
        assertThat(copy).usingRecursiveComparison(contents()).isEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("ownSerializers")
    <T> void beginsWithItsVersion(Example<T> example) throws IOException {
        assertThat(write(example.serializer(), example.value())[0]).isEqualTo((byte) 1);
    }

    @ParameterizedTest
    @MethodSource("ownSerializers")
    <T> void refusesVersionsThatItDoesNotKnow(Example<T> example) throws IOException {
        // given
        byte[] bytes = write(example.serializer(), example.value());

        for (int version : new int[] {-1, 0, 2, 127}) {
            bytes[0] = (byte) version;

            // when, then
            assertThatThrownBy(
                            () ->
                                    example.serializer()
                                            .deserialize(new DataInputDeserializer(bytes)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Expected a version from 1 to 1, but found "
                                    + version
                                    + " in "
                                    + example.serializer().getClass().getSimpleName()
                                    + ". Was the state written by a later release?");
        }
    }

    @ParameterizedTest
    @MethodSource("ownSerializers")
    <T> void refusesBytesThatBreakOff(Example<T> example) throws IOException {
        // given
        byte[] bytes = write(example.serializer(), example.value());

        for (int length = 0; length < bytes.length; length++) {
            byte[] broken = Arrays.copyOf(bytes, length);

            // when, then
            assertThatThrownBy(
                            () ->
                                    example.serializer()
                                            .deserialize(new DataInputDeserializer(broken)))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("ownSerializers")
    <T> void makesAnEmptyInstanceThatItCanWrite(Example<T> example) throws IOException {
        // given
        T empty = example.serializer().createInstance();

        // when
        T read = roundTrip(example.serializer(), empty);

        // then
        assertThat(read).usingRecursiveComparison(contents()).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE})
    void keepsTimesOfAnySizeAndSign(long time) throws IOException {
        // given
        UserState user = new UserState();
        user.lastEntries().put("cart", time);
        user.enter(new LiveInstance("cart", 1, null, time, 1, 0, ~time));
        user.messages().add(time, ~time);
        user.messages().add(~time, time);
        user.timer(time);
        JourneyEvent event =
                new JourneyEvent(
                        "u", "e", false, time, null, new byte[0], 0, 0, Place.line("", 0, 0));
        InstanceState instance = new InstanceState("e", new byte[0]);
        instance.waitStart(time);

        // when
        UserState readUser = roundTrip(UserStateSerializer.INSTANCE, user);
        JourneyEvent readEvent = roundTrip(JourneyEventSerializer.INSTANCE, event);
        InstanceState readInstance = roundTrip(InstanceStateSerializer.INSTANCE, instance);

        // then
        assertThat(readUser).usingRecursiveComparison(contents()).isEqualTo(user);
        assertThat(readEvent.timestamp()).isEqualTo(time);
        assertThat(readInstance.waitStart()).isEqualTo(time);
    }

    @Test
    void tellsAnAbsentIdentifierFromAnEmptyOne() throws IOException {
        // given
        UserState user = new UserState();
        user.lastEntries().put("cart", 0L);
        user.enter(new LiveInstance("cart", 1, "", 0, 1, 0, 0));
        user.enter(new LiveInstance("cart", 1, null, 0, 1, 0, 0));

        // when
        UserState read = roundTrip(UserStateSerializer.INSTANCE, user);

        // then
        assertThat(read.live()).extracting(LiveInstance::identifier).containsExactly(null, "");
    }

    @Test
    void tellsAnAbsentMessageIdFromAnEmptyOne() throws IOException {
        assertThat(roundTrip(JourneyEventSerializer.INSTANCE, eventWithMessageId(null)).messageId())
                .isNull();
        assertThat(roundTrip(JourneyEventSerializer.INSTANCE, eventWithMessageId("")).messageId())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OutputKind.class)
    void keepsTheKindAndTheTopicOfOutput(OutputKind kind) throws IOException {
        // given
        OutputRecord record = new OutputRecord(kind, "ž\uD83D", "crm", "crm.out", utf8("{}"));
        // when
        OutputRecord read = roundTrip(OutputRecordSerializer.INSTANCE, record);
        // then
        assertThat(read).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void writesOutputAsBeforeSoThatWhatIsOnTheWireIsUnderstood() throws IOException {
        // given
        OutputRecord record = new OutputRecord(OutputKind.OUTCOME, "u", "d", utf8("{}"));
        // when
        byte[] bytes = write(OutputRecordSerializer.INSTANCE, record);
        // then
        assertThat(bytes).containsExactly(1, 6, 1, 'u', 1, 'd', 0, 2, '{', '}');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "what?", "ž", "東京", "\uD83D\uDE00", "\uD83D", "a\uDE00?"})
    void keepsMessageIdsOfAnyText(String messageId) throws IOException {
        // when
        JourneyEvent read =
                roundTrip(JourneyEventSerializer.INSTANCE, eventWithMessageId(messageId));

        // then
        assertThat(read.messageId()).isEqualTo(messageId);
        assertThat(read.messageIdUtf8()).isEqualTo(utf8(messageId));
    }

    @Test
    void writesAllBytesAtOnceToAStreamAndTheSameOnes() throws IOException {
        // given
        List<Integer> calls = new ArrayList<>();
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream() {
                    @Override
                    public void write(int oneByte) {
                        calls.add(1);
                        super.write(oneByte);
                    }

                    @Override
                    public void write(byte[] some, int offset, int length) {
                        calls.add(length);
                        super.write(some, offset, length);
                    }
                };

        // when
        UserStateSerializer.INSTANCE.serialize(
                StateExamples.user(), new DataOutputViewStreamWrapper(bytes));

        // then
        assertThat(bytes.toByteArray())
                .isEqualTo(write(UserStateSerializer.INSTANCE, StateExamples.user()));
        assertThat(calls).containsExactly(bytes.size());
    }

    @Test
    void keepsThePropertiesOfAnEvent() throws IOException {
        // when
        JourneyEvent read = roundTrip(JourneyEventSerializer.INSTANCE, StateExamples.event());

        // then
        assertThat(read.properties().values()).containsEntry("a", 1L).hasSize(1);
        assertThat(read.text()).isEqualTo(StateExamples.event().text());
        assertThat(read.place()).hasToString("events/ž/9223372036854775807");
    }

    @Test
    void keepsTheOrderOfCapturesAndMessages() throws IOException {
        // given
        UserState user = StateExamples.user();
        user.messages().add(7, 1_772_359_200_001L);

        // when
        InstanceState instance =
                roundTrip(InstanceStateSerializer.INSTANCE, StateExamples.instance());
        UserState read = roundTrip(UserStateSerializer.INSTANCE, user);

        // then
        assertThat(instance.captures().keySet()).containsExactly("z - ž", "a");
        assertThat(IntStream.range(0, read.messages().size()))
                .extracting(read.messages()::fingerprint)
                .containsExactly(Long.MIN_VALUE, -1L, 5L, 7L);
        assertThat(read.messages().newestTime()).isEqualTo(1_772_359_200_001L);
    }

    @Test
    void keepsManyInstancesOfManyJourneys() throws IOException {
        // given
        Random random = new Random(3);
        UserState user = new UserState();
        for (int i = 0; i < 500; i++) {
            String journey = "journey-" + random.nextInt(100);
            user.lastEntries().put(journey, random.nextLong());
            user.enter(
                    new LiveInstance(
                            journey,
                            1 + random.nextInt(1000),
                            i % 3 == 0 ? null : "identifier-" + i,
                            random.nextLong(),
                            1 + random.nextInt(300),
                            random.nextInt(300),
                            random.nextLong()));
        }

        // when
        UserState read = roundTrip(UserStateSerializer.INSTANCE, user);

        // then
        assertThat(read).usingRecursiveComparison(contents()).isEqualTo(user);
    }

    @Test
    void copiesAUserThatChangesOnItsOwn() {
        // given
        UserState user = StateExamples.user();
        UserState copy = UserStateSerializer.INSTANCE.copy(user);

        // when
        copy.profile(null);
        copy.lastEntries().put("cart", 77);
        copy.lastEntries().put("a", 77);
        copy.live().get(0).at(77);
        copy.live().get(1).dueAt(77);
        copy.end(copy.live().get(2));
        copy.forget(copy.patterns().get(0));
        copy.countStart("cart", "", 77);
        copy.forgetStartsBefore(77);
        copy.messages().removeOldest();
        copy.messages().add(77, 77);
        copy.timer(77);

        // then
        assertThat(user).usingRecursiveComparison(contents()).isEqualTo(StateExamples.user());
    }

    @Test
    void copiesAnInstanceThatChangesOnItsOwn() {
        // given
        InstanceState instance = StateExamples.instance();
        InstanceState copy = InstanceStateSerializer.INSTANCE.copy(instance);

        // when
        copy.capture("a", utf8("{\"changed\":true}"));
        copy.forgetCapture("z - ž");
        copy.countRepeat(0);
        copy.nextDelivery();
        copy.waitStart(77);

        // then
        assertThat(instance)
                .usingRecursiveComparison(contents())
                .isEqualTo(StateExamples.instance());
    }

    @Test
    void knowsThatAUserOfWhomNothingIsKnownIsEmpty() throws IOException {
        // given
        UserState user = new UserState();

        // when
        UserState read = roundTrip(UserStateSerializer.INSTANCE, user);

        // then
        assertThat(read.isEmpty()).isTrue();
        assertThat(read.timer()).isEqualTo(UserState.NO_TIMER);
        assertThat(StateExamples.user().isEmpty()).isFalse();
    }

    private static JourneyEvent eventWithMessageId(String messageId) {
        return new JourneyEvent(
                "u", "e", false, 0, messageId, new byte[0], 0, 0, Place.line("", 0, 0));
    }

    private static <T> T roundTrip(TypeSerializer<T> serializer, T value) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(write(serializer, value)));
    }

    private static <T> byte[] write(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
