// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.destinations.sending.WebhookText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Destinations with secrets everywhere, of which most fail, each in its way. */
final class CanaryDefinitions {
    static final String URL_SECRET = "${env:JOURNEYS_SECRET_URL}";
    static final List<String> BATCHES = List.of("batch-fine", "batch-echo-400", "batch-echo-500");

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path secrets;
    private final Map<String, String> webhooks = new LinkedHashMap<>();
    private final ScriptedReceiver receiver;

    /**
     * @param certificate a receiver whose certificate nobody trusts
     * @param refused an address at which nobody listens
     */
    CanaryDefinitions(
            Path secrets, ScriptedReceiver receiver, ScriptedReceiver certificate, String refused) {
        this.secrets = secrets;
        this.receiver = receiver;
        webhooks.put("fine", receiver.url("/fine/" + URL_SECRET));
        for (String path : List.of("echo-400", "echo-500", "redirect", "garbage", "hang")) {
            webhooks.put(path, receiver.url(path(path)));
        }
        webhooks.put("certificate", certificate.url(path("certificate")));
        webhooks.put("refused", refused + path("refused"));
        webhooks.put("unknown-name", "https://nowhere.invalid" + path("unknown-name"));
        webhooks.put("secret-missing", receiver.url(path("secret-missing")));
    }

    /** The path of a destination; the secret is in the query. */
    private static String path(String destination) {
        return "/" + destination + "?token=" + URL_SECRET;
    }

    List<String> webhooks() {
        return List.copyOf(webhooks.keySet());
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> webhook : webhooks.entrySet()) {
            WebhookText text =
                    WebhookText.of(webhook.getKey(), webhook.getValue())
                            .header("Authorization", "Bearer ${env:JOURNEYS_SECRET_HEADER}")
                            .header("X-Api-Key", file("header"))
                            .signing(file("signing"))
                            .deadline(Duration.ofSeconds(1))
                            .retry(3, PAUSE, PAUSE)
                            .breaker(1_000, PAUSE);
            if (webhook.getKey().equals("secret-missing")) {
                text.header("X-Auth-Token", "${env:JOURNEYS_SECRET_MISSING}");
            }
            text.write(folder);
        }
        for (String batch : BATCHES) {
            WebhookText.write(
                    folder,
                    batch,
                    "{\"destination\":\""
                            + batch
                            + "\",\"type\":\"http-batch\",\"url\":\""
                            + receiver.url(path(batch))
                            + "\",\"headers\":{\"Authorization\":\"Bearer"
                            + " ${env:JOURNEYS_SECRET_HEADER}\",\"X-Api-Key\":\""
                            + file("header")
                            + "\"},\"linger\":\"PT0.2S\",\"deadline\":\"PT1S\",\"attempts\":2}");
        }
    }

    private String file(String name) {
        return "${file:" + secrets.resolve(name) + "}";
    }
}
