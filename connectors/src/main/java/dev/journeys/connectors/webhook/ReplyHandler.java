// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Writes one request to its connection and hands what comes back to its exchange. Used by the
 * connection's thread.
 */
final class ReplyHandler implements AsyncClientExchangeHandler {
    private static final String USER_AGENT = "Apache-HttpClient/5";
    private static final int MAX_HEADER_CHARS = 200;
    private static final List<String> HEADERS =
            List.of(HttpExchange.RETRY_AFTER, HttpExchange.CONTENT_TYPE);

    private final HttpCall call;
    private final TargetUrl target;
    private final HttpExchange exchange;
    private final ByteBuffer body;
    private boolean sent;

    ReplyHandler(HttpCall call, TargetUrl target, HttpExchange exchange) {
        this.call = call;
        this.target = target;
        this.exchange = exchange;
        this.body = ByteBuffer.wrap(call.body());
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context)
            throws HttpException, IOException {
        sent = !body.hasRemaining();
        channel.sendRequest(
                request(), sent ? null : new BasicEntityDetails(body.remaining(), null), context);
    }

    private BasicHttpRequest request() {
        BasicHttpRequest request =
                new BasicHttpRequest(
                        call.method(),
                        target.origin().scheme(),
                        new URIAuthority(target.origin().route().getTargetHost()),
                        target.path());
        request.addHeader(HttpHeaders.HOST, target.origin().hostHeader());
        call.headers().forEach(request::addHeader);
        if (!request.containsHeader(HttpHeaders.USER_AGENT)) {
            request.addHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        }
        request.addHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.addHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(call.body().length));
        return request;
    }

    @Override
    public int available() {
        return body.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (body.hasRemaining()) {
            channel.write(body);
        }
        if (!body.hasRemaining()) {
            sent = true;
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {
        // What comes before the reply says nothing of it.
    }

    @Override
    public void consumeResponse(HttpResponse response, EntityDetails entity, HttpContext context) {
        exchange.answered(response.getCode(), headers(response));
        if (entity == null) {
            exchange.completed(sent);
        }
    }

    private static Map<String, String> headers(HttpResponse response) {
        Map<String, String> found = new HashMap<>();
        for (String name : HEADERS) {
            Header header = response.getFirstHeader(name);
            if (header != null && header.getValue() != null) {
                String value = header.getValue();
                found.put(name, value.substring(0, Math.min(value.length(), MAX_HEADER_CHARS)));
            }
        }
        return found;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer part) {
        exchange.read(part);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        exchange.completed(sent);
    }

    @Override
    public void failed(Exception cause) {
        exchange.failed(cause);
    }

    @Override
    public void cancel() {
        exchange.failed(new ConnectionClosedException("cancelled"));
    }

    /** Comes last, whatever came before: an exchange that has not ended by now never would. */
    @Override
    public void releaseResources() {
        exchange.failed(new ConnectionClosedException("released"));
    }
}
