// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.destinations.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Some bytes of a real file. */
final class Sample {
    private static final int BYTES = 4_096;
    private static final byte[] NOTHING = {};

    private Sample() {}

    /** The beginning of the first file of a place that has anything in it. */
    static byte[] of(Path place) throws IOException {
        for (Path file : Folders.files(place)) {
            if (Files.exists(file) && Files.size(file) > 0) {
                try (var in = Files.newInputStream(file)) {
                    return in.readNBytes(BYTES);
                }
            }
        }
        return NOTHING;
    }

    /** The bytes with others in their middle. */
    static byte[] withInside(byte[] bytes, byte[] others) {
        byte[] both = new byte[bytes.length + others.length];
        int half = bytes.length / 2;
        System.arraycopy(bytes, 0, both, 0, half);
        System.arraycopy(others, 0, both, half, others.length);
        System.arraycopy(bytes, half, both, half + others.length, bytes.length - half);
        return both;
    }
}
