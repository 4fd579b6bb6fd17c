// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where requests may go. Who runs the job decides this; who writes a definition does not. Whatever
 * it allows, addresses that are not public are refused, but for loopback on demand.
 *
 * @param schemes of {@code https} and {@code http}
 * @param ports from 1 to 65535
 * @param hosts names, and patterns such as {@code *.example.com} for everything below a name; empty
 *     allows any. Upper and lower case are the same
 * @param loopback requests may also go to this machine, with both schemes and to any port: for
 *     tests and demonstrations
 */
public record NetworkPolicy(
        Set<String> schemes, Set<Integer> ports, List<String> hosts, boolean loopback)
        implements Serializable {
    /** {@code https} to port 443 of any public host. */
    public static final NetworkPolicy DEFAULT =
            new NetworkPolicy(Set.of(Origin.HTTPS), Set.of(443), List.of(), false);

    private static final Pattern REFERENCE_IN_HOST = Pattern.compile("[^/?#]*(//)?[^/?#]*\\$\\{");
    private static final Pattern LOCAL_NAME = Pattern.compile("(.*\\.)?localhost");
    private static final String BELOW = "*.";

    public NetworkPolicy {
        schemes = Set.copyOf(schemes);
        ports = Set.copyOf(ports);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        for (String scheme : schemes) {
            if (!scheme.equals(Origin.HTTPS) && !scheme.equals(Origin.HTTP)) {
                throw new IllegalArgumentException(
                        "Expected the scheme 'https' or 'http', but found '" + scheme + "'.");
            }
        }
    }

    /**
     * What is wrong with a URL, as far as that can be told without a look-up, as a sentence; null
     * if nothing is. References to secrets may stand behind the host.
     */
    public @Nullable String problem(String url) {
        try {
            check(url);
            return null;
        } catch (RefusedException e) {
            // The text may hold what had to be a reference.
            return "Expected " + e.refusal().expectation() + ", but found another URL.";
        }
    }

    private void check(String url) throws RefusedException {
        if (REFERENCE_IN_HOST.matcher(url).lookingAt()) {
            throw new RefusedException(Refusal.REFERENCE_IN_HOST);
        }
        Origin target = TargetUrl.parse(withoutReferences(url)).origin();
        if (target.literal() != null) {
            check(target, Reach.of(target.literal()));
        } else if (LOCAL_NAME.matcher(target.host()).matches()) {
            check(target, Reach.LOOPBACK);
        } else if (!loopback) {
            check(target, Reach.PUBLIC);
        }
    }

    private static String withoutReferences(String url) {
        StringBuilder shown = new StringBuilder(url.length());
        int from = 0;
        for (SecretReference reference : SecretReference.in(url)) {
            shown.append(url, from, reference.start()).append('x');
            from = reference.end();
        }
        return shown.append(url, from, url.length()).toString();
    }

    /**
     * @throws RefusedException where nothing may be sent to the target, whose addresses reach so
     *     far
     */
    void check(Origin target, Reach reach) throws RefusedException {
        if (loopback && reach == Reach.LOOPBACK) {
            return;
        }
        if (!schemes.contains(target.scheme())) {
            throw new RefusedException(Refusal.SCHEME);
        }
        if (!ports.contains(target.port())) {
            throw new RefusedException(Refusal.PORT);
        }
        if (!hosts.isEmpty() && hosts.stream().noneMatch(host -> covers(host, target.host()))) {
            throw new RefusedException(Refusal.HOST);
        }
        if (reach != Reach.PUBLIC) {
            throw new RefusedException(Refusal.ADDRESS);
        }
    }

    /** Whether a connection may be made to addresses that reach so far, whatever for. */
    boolean allows(Reach reach) {
        return reach == Reach.PUBLIC || (loopback && reach == Reach.LOOPBACK);
    }

    private static boolean covers(String pattern, String host) {
        return pattern.startsWith(BELOW)
                ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
                : host.equals(pattern);
    }
}
