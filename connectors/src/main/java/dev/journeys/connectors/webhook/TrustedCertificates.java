// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS connections trust: whom the Java platform trusts, and certificates of a file. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * @param file PEM; null if there is none
     * @throws IllegalArgumentException where the file cannot be read as certificates
     */
    static SSLContext context(@Nullable String file) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, file == null ? null : managers(withFile(file)), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "Expected a PEM file of certificates, but found '" + file + "': " + e, e);
        }
    }

    private static KeyStore withFile(String file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager trusted) {
                for (X509Certificate issuer : trusted.getAcceptedIssuers()) {
                    store.setCertificateEntry("platform-" + count++, issuer);
                }
            }
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            for (Certificate added :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("file-" + count++, added);
            }
        }
        return store;
    }

    private static TrustManager[] managers(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
