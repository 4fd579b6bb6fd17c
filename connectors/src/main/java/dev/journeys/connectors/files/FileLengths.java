// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How long the files of a {@link FolderSink} were at a checkpoint.
 *
 * @param bytes by name
 */
public record FileLengths(Map<String, Long> bytes) {
    public FileLengths {
        bytes = Map.copyOf(bytes);
    }

    static FileLengths none(List<String> files) {
        Map<String, Long> bytes = new TreeMap<>();
        files.forEach(file -> bytes.put(file, 0L));
        return new FileLengths(bytes);
    }

    static final class Serializer implements SimpleVersionedSerializer<FileLengths> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(FileLengths lengths) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(lengths.bytes().size());
            for (Map.Entry<String, Long> file : lengths.bytes().entrySet()) {
                out.writeUTF(file.getKey());
                out.writeLong(file.getValue());
            }
            return bytes.toByteArray();
        }

        @Override
        public FileLengths deserialize(int version, byte[] serialized) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            Map<String, Long> bytes = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                bytes.put(in.readUTF(), in.readLong());
            }
            return new FileLengths(bytes);
        }
    }
}
