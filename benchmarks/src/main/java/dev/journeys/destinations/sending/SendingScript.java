// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import dev.journeys.connectors.delivery.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What is sent: delivery n is always the same. They go to the destinations in turn.
 *
 * @param destinations at least one
 * @param users how many there are
 * @param textBytes in each body, besides what any has
 * @param timestamp of all, epoch milliseconds
 * @param lanes over which each destination's are spread
 */
public record SendingScript(
        List<String> destinations, int users, int textBytes, long timestamp, int lanes) {
    private static final String PREFIX = "d-";

    /** So that neighbours are not of neighbouring users. */
    private static final long STRIDE = 7_919;

    public SendingScript {
        destinations = List.copyOf(destinations);
    }

    /** Delivery n. */
    public Message message(int n) {
        String user = user(n);
        return new Message(
                destination(n),
                Message.laneOf(user, lanes),
                user,
                id(n),
                timestamp,
                body(n),
                false);
    }

    /** Where delivery n goes. */
    public String destination(int n) {
        return destinations.get(n % destinations.size());
    }

    /** How many of the deliveries before n go to a destination. */
    public long before(int n, String destination) {
        int index = destinations.indexOf(destination);
        return (n - index + destinations.size() - 1) / destinations.size();
    }

    private String user(int n) {
        return "u-" + (n / destinations.size()) * STRIDE % users;
    }

    /** The id of delivery n. */
    public static String id(int n) {
        return PREFIX + HexFormat.of().toHexDigits(n);
    }

    /** Which delivery has an id. */
    public static int number(String id) {
        return HexFormat.fromHexDigits(id, PREFIX.length(), id.length());
    }

    /** The body of delivery n. */
    public byte[] body(int n) {
        return ("{\"id\":\""
                        + id(n)
                        + "\",\"destination\":\""
                        + destination(n)
                        + "\",\"type\":\"track\",\"event\":\"Tried\",\"userId\":\""
                        + user(n)
                        + "\",\"timestamp\":\""
                        + Instant.ofEpochMilli(timestamp)
                        + "\",\"properties\":{\"n\":"
                        + n
                        + ",\"text\":\""
                        + "x".repeat(textBytes)
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The SHA-256 of that body, in hexadecimal. */
    public String bodyHash(int n) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body(n)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every JDK.", e);
        }
    }
}
