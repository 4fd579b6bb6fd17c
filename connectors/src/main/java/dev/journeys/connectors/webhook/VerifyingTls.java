// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/**
 * TLS 1.3 or 1.2 with certificate and host name verified by the Java platform. That takes a
 * certificate which is trusted itself, and not by way of another, whether it has expired or not;
 * here it is refused as well.
 */
final class VerifyingTls extends DefaultClientTlsStrategy {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    VerifyingTls(SSLContext context) {
        super(
                context,
                VERSIONS,
                null,
                SSLBufferMode.STATIC,
                HostnameVerificationPolicy.BUILTIN,
                null);
    }

    @Override
    protected void verifySession(String host, SSLSession session) throws SSLException {
        super.verifySession(host, session);
        for (Certificate certificate : session.getPeerCertificates()) {
            if (certificate instanceof X509Certificate own) {
                verifyTime(own);
            }
        }
    }

    private static void verifyTime(X509Certificate certificate) throws SSLException {
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            SSLHandshakeException refused =
                    new SSLHandshakeException("Expected a certificate that is valid now.");
            refused.initCause(e);
            throw refused;
        }
    }
}
