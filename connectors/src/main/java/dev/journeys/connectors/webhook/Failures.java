// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the client means. Its text goes nowhere: there may be hosts in it, and what a
 * receiver wrote.
 */
final class Failures {
    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning(RefusedException.class, FailureKind.ADDRESS_REFUSED, "address"),
                    new Meaning(UnknownHostException.class, FailureKind.NAME_UNKNOWN, "name"),
                    new Meaning(SocketTimeoutException.class, FailureKind.TIMEOUT, "connection"),
                    new Meaning(TimeoutException.class, FailureKind.TIMEOUT, "connection"),
                    new Meaning(ConnectException.class, FailureKind.CONNECTION_REFUSED, "refused"),
                    new Meaning(
                            NoRouteToHostException.class,
                            FailureKind.CONNECTION_REFUSED,
                            "no-route"),
                    new Meaning(
                            PortUnreachableException.class,
                            FailureKind.CONNECTION_REFUSED,
                            "no-route"),
                    new Meaning(SSLException.class, FailureKind.TLS, "handshake"),
                    new Meaning(ConnectionClosedException.class, FailureKind.RESET, "closed"),
                    new Meaning(RequestNotExecutedException.class, FailureKind.RESET, "closed"),
                    new Meaning(ConnectionShutdownException.class, FailureKind.RESET, "closed"),
                    new Meaning(CancellationException.class, FailureKind.RESET, "closed"),
                    new Meaning(CancelledKeyException.class, FailureKind.RESET, "closed"),
                    new Meaning(ClosedChannelException.class, FailureKind.RESET, "closed"),
                    new Meaning(SocketException.class, FailureKind.RESET, "reset"),
                    new Meaning(HttpException.class, FailureKind.PROTOCOL, "not-http"),
                    new Meaning(MessageConstraintException.class, FailureKind.PROTOCOL, "too-long"),
                    new Meaning(
                            MalformedChunkCodingException.class, FailureKind.PROTOCOL, "chunks"),
                    // The system's word for a connection that ended in the middle of something.
                    new Meaning(IOException.class, FailureKind.RESET, "io"));

    private Failures() {}

    static HttpReply.Failed of(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return new HttpReply.Failed(FailureKind.ADDRESS_REFUSED, refused.refusal().word());
        }
        if (cause instanceof SSLException) {
            return new HttpReply.Failed(FailureKind.TLS, tls(cause));
        }
        for (Meaning meaning : MEANINGS) {
            if (meaning.type.isInstance(cause)) {
                return new HttpReply.Failed(meaning.kind, meaning.word);
            }
        }
        return new HttpReply.Failed(FailureKind.OTHER, cause.getClass().getSimpleName());
    }

    private static String tls(Throwable failure) {
        String word = "handshake";
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "certificate-expired";
            }
            if (cause instanceof CertificateException) {
                word = "certificate";
            }
        }
        return word;
    }

    private record Meaning(Class<? extends Throwable> type, FailureKind kind, String word) {}
}
