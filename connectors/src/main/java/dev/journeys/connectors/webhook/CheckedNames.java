// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The addresses of names, checked before a connection is made. Whoever connects gets the addresses
 * that were checked and never asks again, so that a name cannot be public when it is checked and
 * loopback when it is connected to. While a name is asked again, the addresses that it had go on
 * for a while; whatever the addresses, they are checked each time. Any thread.
 */
final class CheckedNames implements DnsResolver {
    private final NetworkPolicy policy;
    private final NameLookUps names;

    /**
     * @param names closed by its owner
     */
    CheckedNames(NetworkPolicy policy, NameLookUps names) {
        this.policy = policy;
        this.names = names;
    }

    /**
     * Completes when all addresses of the origin are known and may be sent to; exceptionally with a
     * {@link RefusedException} where they may not, with an {@link UnknownHostException} where there
     * are none.
     */
    CompletionStage<Void> check(Origin origin) {
        CompletionStage<List<InetAddress>> addresses =
                origin.literal() == null
                        ? names.of(origin.host())
                        : CompletableFuture.completedFuture(List.of(origin.literal()));
        return addresses.thenAccept(found -> check(origin, found));
    }

    private void check(Origin origin, List<InetAddress> addresses) {
        try {
            policy.check(origin, Reach.ofAll(addresses));
        } catch (RefusedException e) {
            throw new CompletionException(e);
        }
    }

    /** What was checked, for the client to connect to. Never asks. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses =
                Origin.isAddress(host)
                        ? List.of(InetAddress.getByName(host))
                        : names.known(ascii(host));
        if (addresses.isEmpty() || !policy.allows(Reach.ofAll(addresses))) {
            throw new UnknownHostException("not checked");
        }
        return addresses.toArray(InetAddress[]::new);
    }

    /** HttpClient shows names such as {@code xn--bcher-kva.example} as their readers do. */
    private static String ascii(String host) throws UnknownHostException {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new UnknownHostException("not checked");
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether a connection may be made there: the last look before it is. */
    boolean allows(SocketAddress address) {
        return address instanceof InetSocketAddress place
                && place.getAddress() != null
                && policy.allows(Reach.of(place.getAddress()));
    }
}
