// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import dev.journeys.connectors.serialization.SurrogatePairs;
import dev.journeys.connectors.serialization.Varints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Compact texts for the serializers of this package: in UTF-8, or in UTF-16 where that cannot. */
final class Wire {
    private static final int WHOLE = 0;
    private static final int UNITS = 1;

    private Wire() {}

    /** The length in bytes, doubled, and in the lowest bit which bytes these are. */
    static void writeText(String text, DataOutputView out) throws IOException {
        if (SurrogatePairs.areWhole(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Varints.writeUnsigned((long) bytes.length << 1 | WHOLE, out);
            out.write(bytes);
        } else {
            Varints.writeUnsigned((long) text.length() * Character.BYTES << 1 | UNITS, out);
            out.writeChars(text);
        }
    }

    static String readText(DataInputView in) throws IOException {
        long head = Varints.readUnsigned(in);
        byte[] bytes = new byte[(int) (head >>> 1)];
        in.readFully(bytes);
        return (head & 1) == WHOLE
                ? new String(bytes, StandardCharsets.UTF_8)
                : ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }
}
