// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import dev.journeys.connectors.files.FileLengths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The sink's part of a checkpoint.
 *
 * @param files how long the files of deliveries were
 * @param tallies by journey
 */
record BoardState(FileLengths files, Map<String, JourneyTally> tallies) {
    /** The demo's checkpoints are of the same build, so there is one version. */
    static final class Serializer implements SimpleVersionedSerializer<BoardState> {
        private final SimpleVersionedSerializer<FileLengths> files;

        Serializer(SimpleVersionedSerializer<FileLengths> files) {
            this.files = files;
        }

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(BoardState state) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            byte[] lengths = files.serialize(state.files());
            out.writeInt(files.getVersion());
            out.writeInt(lengths.length);
            out.write(lengths);
            out.writeInt(state.tallies().size());
            for (Map.Entry<String, JourneyTally> entry : state.tallies().entrySet()) {
                out.writeUTF(entry.getKey());
                JourneyTally tally = entry.getValue();
                out.writeLong(tally.entered());
                out.writeLong(tally.completed());
                out.writeLong(tally.exited());
                out.writeLong(tally.deliveries());
            }
            return bytes.toByteArray();
        }

        @Override
        public BoardState deserialize(int version, byte[] serialized) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            int versionOfLengths = in.readInt();
            byte[] lengths = new byte[in.readInt()];
            in.readFully(lengths);
            Map<String, JourneyTally> tallies = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                tallies.put(
                        in.readUTF(),
                        new JourneyTally(
                                in.readLong(), in.readLong(), in.readLong(), in.readLong()));
            }
            return new BoardState(files.deserialize(versionOfLengths, lengths), tallies);
        }
    }
}
