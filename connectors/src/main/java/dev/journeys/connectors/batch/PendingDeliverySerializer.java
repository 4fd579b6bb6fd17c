// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.delivery.BatchEntry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/**
 * The state of the sink's buffer. Texts are UTF-8 with their length in bytes; version 1 is all
 * there is.
 */
final class PendingDeliverySerializer extends AsyncSinkWriterStateSerializer<PendingDelivery> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public BufferedRequestState<PendingDelivery> deserialize(int version, byte[] serialized)
            throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "Expected a buffer of version " + VERSION + ", but found " + version + ".");
        }
        return super.deserialize(version, serialized);
    }

    @Override
    protected void serializeRequestToStream(PendingDelivery pending, DataOutputStream out)
            throws IOException {
        BatchEntry entry = pending.entry();
        writeText(out, entry.destination());
        writeBytes(out, entry.definition());
        writeText(out, entry.user());
        writeText(out, entry.id());
        writeBytes(out, entry.body());
        out.writeInt(pending.bytes());
        out.writeInt(pending.attempts());
        out.writeLong(pending.dueMillis());
        out.writeInt(pending.companions());
    }

    @Override
    protected PendingDelivery deserializeRequestFromStream(long requestSize, DataInputStream in)
            throws IOException {
        BatchEntry entry =
                new BatchEntry(
                        readText(in), readBytes(in), readText(in), readText(in), readBytes(in));
        return new PendingDelivery(entry, in.readInt(), in.readInt(), in.readLong(), in.readInt());
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
