// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.nio.channels.ClosedSelectorException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the parts of HttpClient are set up. */
final class ConnectionParts {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionParts.class);
    private static final int MAX_HEADER_LINE = 16_384;
    private static final int MAX_HEADERS = 200;
    private static final TimeValue LONGEST_USE = TimeValue.ofMinutes(5);
    private static final TimeValue CHECKED_AFTER = TimeValue.ofSeconds(1);

    private ConnectionParts() {}

    /** Certificates and names of hosts are always verified; there is no way to turn that off. */
    static PoolingAsyncClientConnectionManager manager(HttpOptions options, CheckedNames names) {
        TlsStrategy tls =
                new VerifyingTls(TrustedCertificates.context(options.trustedCertificates()));
        PoolingAsyncClientConnectionManager manager =
                new PoolingAsyncClientConnectionManager(
                        RegistryBuilder.<TlsStrategy>create()
                                .register(URIScheme.HTTPS.id, tls)
                                .build(),
                        PoolConcurrencyPolicy.LAX,
                        PoolReusePolicy.LIFO,
                        LONGEST_USE,
                        null,
                        names);
        manager.setDefaultMaxPerRoute(options.connectionsPerHost());
        manager.setDefaultConnectionConfig(
                ConnectionConfig.custom()
                        .setTimeToLive(LONGEST_USE)
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .build());
        return manager;
    }

    /** Speaks HTTP/1.1 and nothing more: no redirect, cookie, proxy, retry or decompression. */
    static DefaultConnectingIOReactor reactor(HttpOptions options) {
        Http1Config limits =
                Http1Config.custom()
                        .setMaxLineLength(MAX_HEADER_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build();
        return new DefaultConnectingIOReactor(
                new ClientHttp1IOEventHandlerFactory(
                        new ClientHttp1StreamDuplexerFactory(
                                HttpProcessorBuilder.create().build(),
                                limits,
                                CharCodingConfig.DEFAULT),
                        null,
                        null),
                IOReactorConfig.custom()
                        .setIoThreadCount(options.threads())
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build(),
                DaemonThreads.named("http-connections"),
                null,
                ConnectionParts::failed,
                null,
                ShutdownCommand.GRACEFUL_IMMEDIATE_CALLBACK);
    }

    private static void failed(Exception failure) {
        // A selector that is closed under its thread is how the reactor ends.
        if (!(failure instanceof ClosedSelectorException)) {
            // Without its text, in which there may be what a receiver wrote.
            LOG.warn("A connection failed with {}.", failure.getClass().getName());
        }
    }
}
