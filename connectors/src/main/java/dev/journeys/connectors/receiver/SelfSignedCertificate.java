// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key pair of its own and an X.509 certificate that is signed with it, which the JDK has no
 * public way to make. Nobody trusts it who is not told to. The bytes are DER (ITU-T X.690) of RFC
 * 5280.
 */
record SelfSignedCertificate(PrivateKey key, X509Certificate certificate) {
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
    private static final char[] PASSWORD = "in memory only".toCharArray();
    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.object(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
    private static final byte[] COMMON_NAME = Der.object(0x55, 0x04, 0x03);
    private static final byte[] ALTERNATIVE_NAMES = Der.object(0x55, 0x1d, 0x11);

    /**
     * A new one, valid from 2000 to the end of 2099.
     *
     * @param names host names and IPv4 addresses, at least one
     */
    static SelfSignedCertificate of(List<String> names) throws IOException {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = keys.generateKeyPair();
            byte[] content = content(pair, names);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] whole =
                    Der.sequence(content, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
            Certificate certificate =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(whole));
            return new SelfSignedCertificate(pair.getPrivate(), (X509Certificate) certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected elliptic curves in every JDK.", e);
        }
    }

    private static byte[] content(KeyPair pair, List<String> names) throws IOException {
        byte[] name =
                Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8("scripted receiver"))));
        byte[] validity = Der.sequence(Der.utcTime("000101000000Z"), Der.time("20991231235959Z"));
        List<byte[]> alternatives = new ArrayList<>();
        for (String alternative : names) {
            alternatives.add(alternative(alternative));
        }
        byte[] extension =
                Der.sequence(
                        ALTERNATIVE_NAMES,
                        Der.octets(Der.sequence(alternatives.toArray(byte[][]::new))));
        return Der.sequence(
                Der.tagged(0, Der.integer(BigInteger.TWO)),
                Der.integer(BigInteger.ONE),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(3, Der.sequence(extension)));
    }

    private static byte[] alternative(String name) throws IOException {
        return IPV4.matcher(name).matches()
                ? Der.implicit(7, InetAddress.getByName(name).getAddress())
                : Der.implicit(2, Der.ascii(name));
    }

    /** For server sockets with this certificate. */
    SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("receiver", key, PASSWORD, new Certificate[] {certificate});
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Expected PKCS #12 and TLS in every JDK.", e);
        }
    }
}
