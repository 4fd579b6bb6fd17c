// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class ReceiverTlsTest {
    private final ReceiverOptions options =
            ReceiverOptions.of(Clock.fixed(java.time.Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void isTrustedByWhomeverIsToldTo() throws Exception {
        try (ScriptedReceiver receiver =
                        ScriptedReceiver.start(options.tls("127.0.0.1", "hooks.example.com"));
                RawSender sender = new RawSender(connect(receiver, trusting(receiver)))) {
            assertThat(sender.post("/", "", "abc").status()).isEqualTo(200);
            assertThat(receiver.url("/in"))
                    .isEqualTo("https://127.0.0.1:" + receiver.port() + "/in");
            assertThat(receiver.certificate().getSubjectAlternativeNames())
                    .containsExactly(List.of(7, "127.0.0.1"), List.of(2, "hooks.example.com"));
        }
    }

    @Test
    void isTrustedByNobodyElse() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.tls("127.0.0.1"))) {
            assertThatThrownBy(() -> handshake(receiver, SSLContext.getDefault()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void isNotTrustedUnderAnotherName() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options.tls("hooks.example.com"))) {
            assertThatThrownBy(() -> handshake(receiver, trusting(receiver)))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void hasNoCertificateWithoutTls() throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options)) {
            assertThat(receiver.certificate()).isNull();
        }
    }

    private static void handshake(ScriptedReceiver receiver, SSLContext context) throws Exception {
        try (SSLSocket socket = connect(receiver, context)) {
            socket.startHandshake();
        }
    }

    private static SSLSocket connect(ScriptedReceiver receiver, SSLContext context)
            throws Exception {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", receiver.port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static SSLContext trusting(ScriptedReceiver receiver) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("receiver", receiver.certificate());
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
