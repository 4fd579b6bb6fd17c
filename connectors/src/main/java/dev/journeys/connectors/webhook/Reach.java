// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far an address reaches. The ranges are those of IANA's registries of special-purpose
 * addresses that are not reachable from everywhere or that stand for another address, and addresses
 * at which clouds answer their own machines.
 */
enum Reach {
    /** Anybody's. */
    PUBLIC,
    /** This machine, as {@code 127.0.0.0/8} or {@code ::1}. */
    LOOPBACK,
    /** A private network, this link, a translated address, nobody's: never to be sent to. */
    INSIDE;

    private static final List<AddressRange> LOOPBACKS = ranges("127.0.0.0/8", "::1/128");

    /** Outside of it no IPv6 address is anybody's. */
    private static final AddressRange GLOBAL_SIX = AddressRange.of("2000::/3");

    private static final List<AddressRange> INSIDE_RANGES =
            ranges(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carriers; 100.100.100.200 is a cloud's metadata
                    "127.0.0.0/8", // this machine
                    "168.63.129.16/32", // a cloud's host, seen from its machines
                    "169.254.0.0/16", // this link; 169.254.169.254 is most clouds' metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocols; 192.0.0.192 is a cloud's metadata
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relays of 6to4, given up
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocols: Teredo, benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: stands for an IPv4 address
                    "3fff::/20"); // documentation

    static Reach of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (any(LOOPBACKS, bytes)) {
            return LOOPBACK;
        }
        boolean global = bytes.length == 4 || GLOBAL_SIX.contains(bytes);
        return global && !any(INSIDE_RANGES, bytes) ? PUBLIC : INSIDE;
    }

    /**
     * The reach that all of them have, else {@link #INSIDE}: one bad address spoils a name. At
     * least one.
     */
    static Reach ofAll(List<InetAddress> addresses) {
        Reach first = of(addresses.get(0));
        for (InetAddress address : addresses) {
            if (of(address) != first) {
                return INSIDE;
            }
        }
        return first;
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }

    private static boolean any(List<AddressRange> ranges, byte[] address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
