// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ControlSourceTest {
    private final ControlSource source = ControlSource.ofFolders(List.of(Path.of("rules")), 10);

    @Test
    void givesEntriesThatFlinkSerializesWithoutGenericTypes() throws IOException {
        // given
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        TypeSerializer<ControlEntry> serializer =
                source.getProducedType().createSerializer(new SerializerConfigImpl(config));
        ControlEntry entry = ControlEntry.value("žluť", new byte[] {1, 2}, "place", -5);
        DataOutputSerializer out = new DataOutputSerializer(64);

        // when
        serializer.serialize(entry, out);
        serializer.serialize(ControlEntry.complete(), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        // then
        assertThat(source.getProducedType()).isInstanceOf(PojoTypeInfo.class);
        assertThat(serializer.deserialize(in)).usingRecursiveComparison().isEqualTo(entry);
        assertThat(serializer.deserialize(in).kind()).isEqualTo(ControlEntryKind.COMPLETE);
    }

    @Test
    void travelsToTheTask() throws Exception {
        // when
        ControlSource bounded = InstantiationUtil.clone(source).bounded();
        ControlSource lines =
                InstantiationUtil.clone(ControlSource.ofLines(Path.of("records.jsonl"), 10));

        // then
        assertThat(bounded.getBoundedness()).isEqualTo(Boundedness.BOUNDED);
        assertThat(lines.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    }

    @Test
    void hasNoStateToSpeakOf() throws IOException {
        // when
        byte[] state = source.getEnumeratorCheckpointSerializer().serialize(NoState.NOTHING);

        // then
        assertThat(state).isEmpty();
        assertThat(source.getEnumeratorCheckpointSerializer().deserialize(1, state))
                .isEqualTo(NoState.NOTHING);
    }

    @Test
    void refusesAnIntervalThatIsNone() {
        assertThatThrownBy(() -> source.polling(Duration.ofNanos(5), millis -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a poll interval of at least a millisecond, but found"
                                + " PT0.000000005S.");
    }
}
