// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates, made by the keytool of the Java platform. */
final class TestCertificates {
    private static final String PASSWORD = "changeit";

    private TestCertificates() {}

    /**
     * @param sockets of a server that shows the certificate
     * @param file the certificate as PEM
     */
    record Identity(ServerSocketFactory sockets, Path file) {}

    /**
     * A certificate that signs itself.
     *
     * @param names such as {@code dns:localhost,ip:127.0.0.1}
     * @param from such as {@code -1d}, days from now
     */
    static Identity make(Path folder, String names, String from, int days)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = Files.createTempDirectory(folder, "identity").resolve("store.p12");
        pair(store, "server", "SAN=" + names, from, days);
        return identity(store, "server");
    }

    /** A certificate that another one signs, which is the one in the file. */
    static Identity makeSigned(Path folder, String names, String from, int days)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = Files.createTempDirectory(folder, "signed").resolve("store.p12");
        Path request = store.resolveSibling("request");
        Path signed = store.resolveSibling("signed");
        pair(store, "signer", "bc:c", "-30d", 365);
        pair(store, "server", "SAN=" + names, "-1d", 30);
        keytool(store, "-certreq", "-alias", "server", "-file", request.toString());
        keytool(
                store,
                "-gencert",
                "-alias",
                "signer",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString(),
                "-ext",
                "SAN=" + names,
                "-startdate",
                from,
                "-validity",
                Integer.toString(days));
        keytool(store, "-importcert", "-noprompt", "-alias", "server", "-file", signed.toString());
        return identity(store, "signer");
    }

    private static void pair(Path store, String alias, String extension, String from, int days)
            throws IOException, InterruptedException {
        keytool(
                store,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-ext",
                extension,
                "-startdate",
                from,
                "-validity",
                Integer.toString(days));
    }

    private static void keytool(Path store, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Expected keytool to make a certificate, but it said: " + said);
        }
    }

    private static Identity identity(Path store, String trusted)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate anchor = keys.getCertificate(trusted);
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (keys.isKeyEntry("signer")) {
            keys.deleteEntry("signer");
        }
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        Path pem = store.resolveSibling("certificate.pem");
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(anchor.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return new Identity(context.getServerSocketFactory(), pem);
    }
}
