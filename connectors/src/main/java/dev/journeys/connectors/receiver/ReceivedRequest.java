// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.util.Map;

/**
 * A request that has come in whole.
 *
 * @param number its place among all requests, from 0
 * @param id its {@code webhook-id}; empty where it has none
 * @param attempt its {@code webhook-attempt}; empty where it has none
 * @param bodyHash the SHA-256 of its body, in hexadecimal
 * @param timeMillis when it had come in, in milliseconds since the epoch
 * @param status what was answered; 0 where no status was to be sent
 * @param behaviour the word of the script that decided the answer
 * @param headers by their names in lower case; empty unless {@link ReceiverOptions#keepBodies}
 * @param body empty unless {@link ReceiverOptions#keepBodies}
 */
public record ReceivedRequest(
        long number,
        String method,
        String path,
        String id,
        String attempt,
        String bodyHash,
        long timeMillis,
        int status,
        String behaviour,
        SignatureVerdict signature,
        Map<String, String> headers,
        byte[] body) {}
