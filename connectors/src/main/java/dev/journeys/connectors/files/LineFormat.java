// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link LineSorter} has written, with Flink's file source. One file is one split. */
public final class LineFormat extends SimpleStreamFormat<Line> {
    private static final long serialVersionUID = 1;
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public StreamFormat.Reader<Line> createReader(Configuration config, FSDataInputStream stream) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, BUFFER_BYTES));
        return new Reader(in);
    }

    @Override
    public TypeInformation<Line> getProducedType() {
        return TypeInformation.of(Line.class);
    }

    private static final class Reader implements StreamFormat.Reader<Line> {
        private final DataInputStream in;

        private Reader(DataInputStream in) {
            this.in = in;
        }

        @Override
        public @Nullable Line read() throws IOException {
            return LineFrames.read(in);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
