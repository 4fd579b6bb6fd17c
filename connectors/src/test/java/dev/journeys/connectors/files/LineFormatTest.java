// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.impl.StreamFormatAdapter;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFormatTest {
    @TempDir private Path folder;

    @Test
    void readsWhatTheSorterHasWritten() throws IOException {
        // given
        StringBuilder text = new StringBuilder("no time\n1 東京 \uD83D\uDE00\n");
        for (int i = 0; i < 5_000; i++) {
            text.append(i % 17).append(" line\n");
        }
        Path sorted = sorted(text + "9".repeat(18) + " far away\n3 too long " + "x".repeat(2_000));

        // when
        List<Line> lines = readThroughFileSource(sorted);

        // then
        assertThat(lines).hasSize(5_004);
        assertThat(LineFixtures.show(lines))
                .isEqualTo(LineFixtures.show(LineFixtures.read(sorted)));
        assertThat(lines)
                .extracting(Line::time)
                .isEqualTo(LineFixtures.read(sorted).stream().map(Line::time).toList());
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        assertThat(readThroughFileSource(sorted(""))).isEmpty();
    }

    @Test
    void givesLinesThatFlinkSerializesWithoutGenericTypes() throws IOException {
        // given
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        TypeSerializer<Line> serializer =
                new LineFormat()
                        .getProducedType()
                        .createSerializer(new SerializerConfigImpl(config));
        Line line = new Line(-1, 2, Long.MAX_VALUE, true, "žluť".getBytes("UTF-8"));
        DataOutputSerializer out = new DataOutputSerializer(64);

        // when
        serializer.serialize(line, out);
        Line read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        // then
        assertThat(new LineFormat().getProducedType()).isInstanceOf(PojoTypeInfo.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(line);
    }

    private Path sorted(String text) throws IOException {
        Path file = LineFixtures.write(folder.resolve("lines"), text);
        Path target = folder.resolve("sorted");
        new LineSorter(folder, LineFixtures.LEADING_DIGITS, 1_000, 10_000, () -> {})
                .sort(List.of(file), target);
        return target;
    }

    private static List<Line> readThroughFileSource(Path sorted) throws IOException {
        long length = Files.size(sorted);
        FileSourceSplit split =
                new FileSourceSplit(
                        "only",
                        org.apache.flink.core.fs.Path.fromLocalFile(sorted.toFile()),
                        0,
                        length,
                        0,
                        length);
        List<Line> lines = new ArrayList<>();
        BulkFormat.Reader<Line> reader =
                new StreamFormatAdapter<>(new LineFormat())
                        .createReader(new Configuration(), split);
        try (reader) {
            for (BulkFormat.RecordIterator<Line> batch = reader.readBatch();
                    batch != null;
                    batch = reader.readBatch()) {
                for (RecordAndPosition<Line> next = batch.next();
                        next != null;
                        next = batch.next()) {
                    lines.add(next.getRecord());
                }
                batch.releaseBatch();
            }
        }
        return lines;
    }
}
