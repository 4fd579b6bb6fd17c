// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

/**
 * Where a request goes, taken from the text of a URL.
 *
 * @param origin whom it goes to
 * @param path with the query, at least {@code /}; there may be secrets in it
 */
record TargetUrl(Origin origin, String path) {
    private static final int MAX_LENGTH = 8_192;
    private static final String NOT_IN_PATHS = "\"<>\\^`{|}#";
    private static final String AFTER_SCHEME = "://";

    /** Where origins come from. */
    @FunctionalInterface
    interface Reader {
        Origin of(String text) throws RefusedException;
    }

    static TargetUrl parse(String text, Reader origins) throws RefusedException {
        requireAscii(text);
        int end = endOfOrigin(text);
        Origin origin = origins.of(text.substring(0, end));
        requirePath(text, end);
        boolean slash = end < text.length() && text.charAt(end) == '/';
        return new TargetUrl(origin, slash ? text.substring(end) : "/" + text.substring(end));
    }

    static TargetUrl parse(String text) throws RefusedException {
        return parse(text, Origin::parse);
    }

    /** Whether the text is a URL at all. */
    static boolean isReadable(String text) {
        try {
            parse(text);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static void requireAscii(String text) throws RefusedException {
        if (text.length() > MAX_LENGTH || text.indexOf('\\') >= 0) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                throw new RefusedException(Refusal.NOTATION);
            }
        }
    }

    /** As of RFC 3986: what stands behind {@code //} up to the next of {@code /}, ? and #. */
    private static int endOfOrigin(String text) throws RefusedException {
        int scheme = text.indexOf(AFTER_SCHEME);
        if (scheme < 0) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        int end = scheme + AFTER_SCHEME.length();
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static void requirePath(String text, int from) throws RefusedException {
        for (int i = from; i < text.length(); i++) {
            char next = text.charAt(i);
            if (NOT_IN_PATHS.indexOf(next) >= 0 || (next == '%' && !isEscape(text, i))) {
                throw new RefusedException(Refusal.MALFORMED);
            }
        }
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length()
                && Character.digit(text.charAt(percent + 1), 16) >= 0
                && Character.digit(text.charAt(percent + 2), 16) >= 0;
    }

    /** Without the path. */
    @Override
    public String toString() {
        return origin.scheme() + AFTER_SCHEME + origin.hostHeader();
    }
}
