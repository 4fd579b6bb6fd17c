// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.StandardWebhooks;
import dev.journeys.destinations.sending.Policies;
import dev.journeys.destinations.sending.SendingScript;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A loop of the product's sender, which checks addresses and bounds time and replies. */
final class SenderLoop implements Sending {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MAX_REPLY_BYTES = 64 << 10;

    @Override
    public void run(SpeedOptions options, String secret, Meter meter) throws Exception {
        Clock clock = Clock.systemUTC();
        SendingScript script = options.script(clock.millis());
        List<byte[]> secrets = List.of(StandardWebhooks.secret(secret));
        Semaphore free = new Semaphore(options.inFlight());
        try (HttpSender sender =
                new HttpSender(Policies.loopback(null).network(), HttpOptions.DEFAULT)) {
            for (int n = 0; n < options.all(); n++) {
                free.acquire();
                sender.send(call(script.message(n), options.url(), secrets, clock))
                        .whenComplete(
                                (reply, failure) -> {
                                    free.release();
                                    if (reply instanceof HttpReply.Answered) {
                                        meter.arrived();
                                    }
                                });
            }
            meter.await();
        }
    }

    private static HttpCall call(Message message, String url, List<byte[]> secrets, Clock clock) {
        Map<String, String> headers =
                new LinkedHashMap<>(
                        StandardWebhooks.headers(
                                message.id(), clock.millis() / 1000, message.body(), secrets));
        headers.put("content-type", "application/json");
        return new HttpCall("POST", url, headers, message.body(), DEADLINE, MAX_REPLY_BYTES);
    }
}
