// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which secrets a reference may name. Who runs the job decides this; who writes a definition does
 * not.
 *
 * @param environmentPrefix what the names of environment variables begin with, at least one
 *     character: without it an author could read the credentials of the cluster itself
 * @param folder the folder that files of secrets lie in, followed through symbolic links; null if
 *     no file may be read
 */
public record SecretPolicy(String environmentPrefix, @Nullable String folder)
        implements Serializable {
    public SecretPolicy {
        if (environmentPrefix.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected a prefix for the names of environment variables, but found ''.");
        }
    }
}
