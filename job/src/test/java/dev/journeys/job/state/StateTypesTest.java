// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static dev.journeys.job.state.StateExamples.contents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.StateExamples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State types stay what a savepoint of an earlier release has. The snapshots in {@code
 * resources/state} hold a serializer's configuration and one value; they are never written anew for
 * a release that is out: a new version gets new files beside them.
 *
 * <pre>mvn -pl job test -Dtest=StateTypesTest -Djourneys.write-state-snapshots=true</pre>
 */
class StateTypesTest {
    private static final String RELEASE = "0.1";
    private static final String WRITE = "journeys.write-state-snapshots";

    static List<Example<?>> examples() {
        return StateExamples.all();
    }

    /** Output is between operators only, where no earlier release left any. */
    static List<Example<?>> examplesOfState() {
        return examples().stream()
                .filter(example -> !(example.value() instanceof OutputRecord))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                DefinitionRecord.class,
                ControlUpdate.class,
                LateRecord.class,
                PublishedFile.class,
                CountRecord.class,
                InvalidRecord.class,
                DestinationRecord.class,
                ValidDestination.class
            })
    void areRecordsThatFlinkReadsWithoutGenericTypes(Class<?> type) {
        // when
        TypeInformation<?> information = TypeInformation.of(type);

        // then
        assertThat(information).isInstanceOf(PojoTypeInfo.class);
        assertThat(StateExamples.pojo(type)).isInstanceOf(PojoSerializer.class);
    }

    @Test
    void areWrittenByTheirOwnSerializerWhereTheyAreHot() {
        assertThat(JourneyEventType.INSTANCE.createSerializer(new SerializerConfigImpl()))
                .isSameAs(JourneyEventSerializer.INSTANCE);
        assertThat(JourneyEventType.INSTANCE.getTypeClass()).isEqualTo(JourneyEvent.class);
        assertThat(StateExamples.pojo(OutputRecord.class))
                .isSameAs(OutputRecordSerializer.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T> void areReadFromTheSnapshotOfAnEarlierRelease(Example<T> example) throws IOException {
        // given
        DataInputDeserializer in = new DataInputDeserializer(checkedIn(example));

        // when
        TypeSerializerSnapshot<T> snapshot =
                TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
        T value = snapshot.restoreSerializer().deserialize(in);

        // then
        assertThat(value).usingRecursiveComparison(contents()).isEqualTo(example.value());
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest
    @MethodSource("examplesOfState")
    <T> void needNoMigrationFromTheSnapshotOfAnEarlierRelease(Example<T> example)
            throws IOException {
        // given
        DataInputDeserializer in = new DataInputDeserializer(checkedIn(example));
        TypeSerializerSnapshot<T> before =
                TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
        TypeSerializer<T> now = example.serializer();

        // when
        T value = now.deserialize(in);

        // then
        assertThat(now.snapshotConfiguration().resolveSchemaCompatibility(before))
                .matches(compatibility -> compatibility.isCompatibleAsIs());
        assertThat(value).usingRecursiveComparison(contents()).isEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("examplesOfState")
    <T> void areWrittenAsInTheSnapshotOfAnEarlierRelease(Example<T> example) throws IOException {
        // given
        DataOutputSerializer out = new DataOutputSerializer(256);

        // when
        example.serializer().serialize(example.value(), out);

        // then
        assertThat(checkedIn(example)).endsWith(out.getCopyOfBuffer());
    }

    @ParameterizedTest
    @MethodSource("examples")
    @EnabledIfSystemProperty(named = WRITE, matches = "true")
    <T> void areWrittenAnewOnRequest(Example<T> example) throws IOException {
        // given
        DataOutputSerializer out = new DataOutputSerializer(256);

        // when
        TypeSerializerSnapshot.writeVersionedSnapshot(
                out, example.serializer().snapshotConfiguration());
        example.serializer().serialize(example.value(), out);

        // then
        Path folder = Files.createDirectories(Path.of("src", "test", "resources", "state"));
        Files.write(folder.resolve(file(example)), out.getCopyOfBuffer());
    }

    private byte[] checkedIn(Example<?> example) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/state/" + file(example))) {
            assertThat(in).as("snapshot of %s", example).isNotNull();
            return in.readAllBytes();
        }
    }

    private static String file(Example<?> example) {
        return example.name() + "-" + RELEASE + ".bin";
    }
}
