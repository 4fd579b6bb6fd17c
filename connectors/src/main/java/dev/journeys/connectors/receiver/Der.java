// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** As much of the Distinguished Encoding Rules of ASN.1 as a certificate takes. */
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return element(0x30, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return element(0x31, joined(parts));
    }

    static byte[] integer(BigInteger value) {
        return element(0x02, value.toByteArray());
    }

    static byte[] bitString(byte[] bytes) {
        return element(0x03, joined(new byte[] {0}, bytes));
    }

    static byte[] octets(byte[] bytes) {
        return element(0x04, bytes);
    }

    /** An object identifier by its encoded bytes. */
    static byte[] object(int... encoded) {
        byte[] bytes = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bytes[i] = (byte) encoded[i];
        }
        return element(0x06, bytes);
    }

    static byte[] utf8(String text) {
        return element(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] utcTime(String text) {
        return element(0x17, ascii(text));
    }

    static byte[] time(String text) {
        return element(0x18, ascii(text));
    }

    /** Puts a number in front of an element that keeps its own. */
    static byte[] tagged(int number, byte[] element) {
        return element(0xa0 | number, element);
    }

    /** Bytes whose kind the number alone says. */
    static byte[] implicit(int number, byte[] bytes) {
        return element(0x80 | number, bytes);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream(content.length + 4);
        element.write(tag);
        if (content.length > 0xff) {
            element.write(0x82);
            element.write(content.length >> 8);
        } else if (content.length > 0x7f) {
            element.write(0x81);
        }
        element.write(content.length);
        element.writeBytes(content);
        return element.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
