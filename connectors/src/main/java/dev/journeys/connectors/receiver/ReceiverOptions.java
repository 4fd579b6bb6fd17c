// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is set up: {@code ReceiverOptions.of(clock).script("500*3 ok")}.
 *
 * @param port 0: any that is free
 * @param scripts by the path for which they count; the one for the empty path is for all others
 * @param perDelivery whether every {@code webhook-id} has a script of its own, so that its first
 *     attempt meets the first behaviour; otherwise all requests share one
 * @param tlsNames names and IPv4 addresses for which the self-signed certificate is; empty: no TLS
 * @param secrets of Standard Webhooks ({@code whsec_…}, or plain base64), of which one has to be
 *     right; empty: signatures are not looked at
 * @param log a line of JSON for each request is added to that file; null: none
 * @param keepRequests whether {@link ScriptedReceiver#received} has them; takes memory
 * @param keepBodies whether it has their headers and bodies, too
 */
public record ReceiverOptions(
        Clock clock,
        int port,
        Map<String, Script> scripts,
        boolean perDelivery,
        List<String> tlsNames,
        List<String> secrets,
        @Nullable Path log,
        boolean keepRequests,
        boolean keepBodies) {
    public ReceiverOptions {
        scripts = Map.copyOf(scripts);
        tlsNames = List.copyOf(tlsNames);
        secrets = List.copyOf(secrets);
    }

    /** Answers 200 to everything, on any port, without TLS; keeps requests without bodies. */
    public static ReceiverOptions of(Clock clock) {
        return new ReceiverOptions(
                clock, 0, Map.of(), false, List.of(), List.of(), null, true, false);
    }

    /** Listens on that port. */
    public ReceiverOptions port(int wanted) {
        return new ReceiverOptions(
                clock,
                wanted,
                scripts,
                perDelivery,
                tlsNames,
                secrets,
                log,
                keepRequests,
                keepBodies);
    }

    /** Behaves so on every path that has no script of its own. */
    public ReceiverOptions script(String text) {
        return script("", Script.parse(text));
    }

    /** Behaves so on one path. */
    public ReceiverOptions script(String path, Script script) {
        Map<String, Script> all = new LinkedHashMap<>(scripts);
        all.put(path, script);
        return new ReceiverOptions(
                clock, port, all, perDelivery, tlsNames, secrets, log, keepRequests, keepBodies);
    }

    /** Counts the requests of each id apart. */
    public ReceiverOptions eachDelivery() {
        return new ReceiverOptions(
                clock, port, scripts, true, tlsNames, secrets, log, keepRequests, keepBodies);
    }

    /** Speaks TLS with a self-signed certificate for these names. */
    public ReceiverOptions tls(String... names) {
        return new ReceiverOptions(
                clock,
                port,
                scripts,
                perDelivery,
                List.of(names),
                secrets,
                log,
                keepRequests,
                keepBodies);
    }

    /** Checks signatures. */
    public ReceiverOptions secrets(List<String> known) {
        return new ReceiverOptions(
                clock, port, scripts, perDelivery, tlsNames, known, log, keepRequests, keepBodies);
    }

    /** Writes a line for each request. */
    public ReceiverOptions log(Path file) {
        return new ReceiverOptions(
                clock,
                port,
                scripts,
                perDelivery,
                tlsNames,
                secrets,
                file,
                keepRequests,
                keepBodies);
    }

    /** Keeps headers and bodies. */
    public ReceiverOptions withBodies() {
        return new ReceiverOptions(
                clock, port, scripts, perDelivery, tlsNames, secrets, log, true, true);
    }

    /** Keeps nothing in memory but counts. */
    public ReceiverOptions countingOnly() {
        return new ReceiverOptions(
                clock, port, scripts, perDelivery, tlsNames, secrets, log, false, false);
    }
}
