// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.sending;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The definition of a webhook, as a user writes it. */
public final class WebhookText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();

    private WebhookText(String destination, String url) {
        root.put("destination", destination).put("type", "webhook").put("url", url);
        limits(10_000, 32).retry(10, Duration.ofMillis(200), Duration.ofSeconds(5));
        breaker(20, Duration.ofSeconds(2)).deadline(Duration.ofSeconds(2));
    }

    /** With limits that are high, and a retry and a breaker that cost a run little time. */
    public static WebhookText of(String destination, String url) {
        return new WebhookText(destination, url);
    }

    public WebhookText limits(int perSecond, int inFlight) {
        root.putObject("limits").put("perSecond", perSecond).put("inFlight", inFlight);
        return this;
    }

    public WebhookText retry(int attempts, Duration first, Duration longest) {
        root.putObject("retry")
                .put("attempts", attempts)
                .put("first", first.toString())
                .put("longest", longest.toString());
        return this;
    }

    public WebhookText breaker(int failures, Duration pause) {
        root.putObject("breaker").put("failures", failures).put("pause", pause.toString());
        return this;
    }

    public WebhookText deadline(Duration deadline) {
        root.put("deadline", deadline.toString());
        return this;
    }

    public WebhookText maxAge(Duration maxAge) {
        root.put("maxAge", maxAge.toString());
        return this;
    }

    public WebhookText signing(String... references) {
        root.set("signing", JSON.valueToTree(List.of(references)));
        return this;
    }

    public WebhookText header(String name, String value) {
        root.withObject("/headers").put(name, value);
        return this;
    }

    /** Writes the definition into a folder, in one step, so that a job reads it whole. */
    public void write(Path folder) throws IOException {
        write(folder, root.path("destination").asText(), root.toString());
    }

    /** Writes any definition. */
    public static void write(Path folder, String destination, String definition)
            throws IOException {
        Path written = Files.writeString(folder.resolve(destination + ".new"), definition);
        Files.move(
                written,
                folder.resolve(destination + ".json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
