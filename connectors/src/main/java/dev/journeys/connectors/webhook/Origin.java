// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port of a URL. Read more strictly than by others, so that none of them can see
 * another host in the text: plain names and addresses in their usual notation only, no user, no
 * trailing dot, no zone, nothing but ASCII.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower case, or an address without brackets
 * @param port from 1 to 65535
 * @param literal the address, where the host is one
 * @param route what the connection manager knows the three by
 */
record Origin(
        String scheme, String host, int port, @Nullable InetAddress literal, HttpRoute route) {
    static final String HTTP = "http";
    static final String HTTPS = "https";

    private static final int MAX_HOST_LENGTH = 253;
    private static final Pattern NAME =
            Pattern.compile(
                    "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?[0-9][^.]*");
    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern DOTTED = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);

    /**
     * @param text such as {@code https://example.com:8443}, printable ASCII without a backslash
     */
    static Origin parse(String text) throws RefusedException {
        URI url = uri(text);
        String authority = url.getRawAuthority();
        if (authority == null || url.getScheme() == null) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        if (authority.indexOf('@') >= 0) {
            throw new RefusedException(Refusal.USER_INFO);
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals(HTTPS) && !scheme.equals(HTTP)) {
            throw new RefusedException(Refusal.SCHEME);
        }
        if (url.getHost() == null) {
            throw new RefusedException(Refusal.NOTATION);
        }
        int port = port(url, authority, scheme);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        InetAddress literal = literal(host);
        return of(scheme, host.startsWith("[") ? inside(host) : host, port, literal);
    }

    private static Origin of(String scheme, String host, int port, @Nullable InetAddress literal) {
        HttpRoute route =
                new HttpRoute(new HttpHost(scheme, host, port), null, scheme.equals(HTTPS));
        return new Origin(scheme, host, port, literal, route);
    }

    private static String inside(String brackets) {
        return brackets.substring(1, brackets.length() - 1);
    }

    private static URI uri(String text) throws RefusedException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Not as the cause: its text shows the URL.
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private static int port(URI url, String authority, String scheme) throws RefusedException {
        int port = url.getPort();
        if (port < 0 && !authority.endsWith(":")) {
            return usualPort(scheme);
        }
        if (port < 1 || port > 65_535) {
            throw new RefusedException(Refusal.PORT);
        }
        return port;
    }

    private static int usualPort(String scheme) {
        return scheme.equals(HTTPS) ? 443 : 80;
    }

    private static @Nullable InetAddress literal(String host) throws RefusedException {
        boolean six = host.startsWith("[");
        if (six ? host.indexOf('%') >= 0 : !isPlainName(host)) {
            throw new RefusedException(Refusal.NOTATION);
        }
        if (!six && !isAddress(host)) {
            return null;
        }
        try {
            // No look-up: the text is an address.
            InetAddress address = InetAddress.getByName(host);
            if (six && address instanceof Inet4Address) {
                throw new RefusedException(Refusal.NOTATION);
            }
            return address;
        } catch (UnknownHostException e) {
            throw new RefusedException(Refusal.NOTATION);
        }
    }

    /** What ends in a number is an address to some readers, in whatever notation. */
    private static boolean isPlainName(String host) {
        return host.length() <= MAX_HOST_LENGTH
                && NAME.matcher(host).matches()
                && (!NUMBER_AT_THE_END.matcher(host).matches() || isAddress(host));
    }

    /** Whether a host, as of {@link #host}, is an address, so that reading it needs no look-up. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || DOTTED.matcher(host).matches();
    }

    /** For the header {@code Host}: without the port that the scheme has anyway. */
    String hostHeader() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == usualPort(scheme) ? name : name + ":" + port;
    }
}
