// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Whether two texts are the same definition. */
public final class SameDefinition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SameDefinition() {}

    /**
     * White space and the order of fields make no difference.
     *
     * @param one JSON, UTF-8
     * @param other JSON, UTF-8
     */
    public static boolean is(byte[] one, byte[] other) {
        if (Arrays.equals(one, other)) {
            return true;
        }
        try {
            return JSON.readTree(one).equals(JSON.readTree(other));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON that has been read before.", e);
        }
    }
}
