// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that begin with the same bits. */
final class AddressRange {
    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * @param text such as {@code 10.0.0.0/8} or {@code fc00::/7}
     */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        try {
            return new AddressRange(
                    // No look-up: the text is an address.
                    InetAddress.getByName(text.substring(0, slash)).getAddress(),
                    Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Expected an address, but found '" + text + "'.", e);
        }
    }

    /** False for addresses of the other family. */
    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != first[i]) {
                return false;
            }
        }
        int rest = 8 - bits % 8;
        return rest == 8 || (address[whole] & 0xff) >> rest == (first[whole] & 0xff) >> rest;
    }
}
