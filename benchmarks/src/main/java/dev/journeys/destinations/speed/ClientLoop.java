// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.webhook.StandardWebhooks;
import dev.journeys.destinations.sending.SendingScript;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** A bare loop of Apache HttpClient as anybody would write it. */
final class ClientLoop implements Sending {
    @Override
    public void run(SpeedOptions options, String secret, Meter meter) throws Exception {
        Clock clock = Clock.systemUTC();
        SendingScript script = options.script(clock.millis());
        List<byte[]> secrets = List.of(StandardWebhooks.secret(secret));
        Semaphore free = new Semaphore(options.inFlight());
        try (CloseableHttpAsyncClient client = client(options.inFlight())) {
            client.start();
            for (int n = 0; n < options.all(); n++) {
                free.acquire();
                client.execute(
                        request(script.message(n), options.url(), secrets, clock),
                        new Arrival(free, meter));
            }
            meter.await();
        }
    }

    private static CloseableHttpAsyncClient client(int inFlight) {
        return HttpAsyncClients.custom()
                .setConnectionManager(
                        PoolingAsyncClientConnectionManagerBuilder.create()
                                .setMaxConnTotal(inFlight)
                                .setMaxConnPerRoute(inFlight)
                                .build())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static SimpleHttpRequest request(
            Message message, String url, List<byte[]> secrets, Clock clock) {
        SimpleRequestBuilder request = SimpleRequestBuilder.post(url);
        StandardWebhooks.headers(message.id(), clock.millis() / 1000, message.body(), secrets)
                .forEach(request::addHeader);
        return request.setBody(message.body(), ContentType.APPLICATION_JSON).build();
    }

    private record Arrival(Semaphore free, Meter meter)
            implements FutureCallback<SimpleHttpResponse> {
        @Override
        public void completed(SimpleHttpResponse response) {
            free.release();
            meter.arrived();
        }

        @Override
        public void failed(Exception e) {
            throw new IllegalStateException("Expected a receiver that answers.", e);
        }

        @Override
        public void cancelled() {
            free.release();
        }
    }
}
