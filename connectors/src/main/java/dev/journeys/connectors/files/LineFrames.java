// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How lines are kept in temporary files: time, file, number, cut, length and bytes of the text. */
final class LineFrames {
    private LineFrames() {}

    static void write(Line line, DataOutputStream out) throws IOException {
        out.writeLong(line.time());
        out.writeInt(line.file());
        out.writeLong(line.number());
        out.writeBoolean(line.cut());
        out.writeInt(line.text().length);
        out.write(line.text());
    }

    /** The next line, or null at the end. */
    static @Nullable Line read(DataInputStream in) throws IOException {
        long time;
        try {
            time = in.readLong();
        } catch (EOFException end) {
            return null;
        }
        int file = in.readInt();
        long number = in.readLong();
        boolean cut = in.readBoolean();
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        return new Line(time, file, number, cut, text);
    }
}
