// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.connectors.webhook.NetworkPolicy;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.job.destination.DestinationPolicy;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the authors of definitions of destinations may do, for commands that reach them. */
public final class DestinationArguments {
    @Option(
            names = "--allow-hosts",
            split = ",",
            paramLabel = "HOST[,HOST…]",
            description =
                    "The only hosts that destinations may call, such as hooks.example.com, or"
                            + " *.example.com for all below it. Default: any that is public.")
    private List<String> hosts = List.of();

    @Option(
            names = "--allow-ports",
            split = ",",
            defaultValue = "443",
            paramLabel = "PORT[,PORT…]",
            description = "The only ports that destinations may call. Default: ${DEFAULT-VALUE}.")
    private List<Integer> ports;

    @Option(
            names = "--allow-schemes",
            split = ",",
            defaultValue = "https",
            paramLabel = "SCHEME[,SCHEME…]",
            description = "https, or also http, which anybody can read. Default: ${DEFAULT-VALUE}.")
    private List<String> schemes;

    @Option(
            names = "--allow-loopback",
            description =
                    "Let destinations call this machine itself, with http and on any port: for tests"
                            + " and trials.")
    private boolean loopback;

    @Option(
            names = "--secrets-env-prefix",
            defaultValue = "JOURNEYS_SECRET_",
            paramLabel = "PREFIX",
            description =
                    "How the names of environment variables begin that $${env:NAME} in a definition"
                            + " may name. Default: ${DEFAULT-VALUE}.")
    private String environmentPrefix;

    @Option(
            names = "--secrets-folder",
            paramLabel = "DIR",
            description =
                    "The folder of the files that $${file:PATH} in a definition may name. Default:"
                            + " none.")
    private @Nullable Path secretsFolder;

    @Option(
            names = "--file-destinations",
            paramLabel = "DIR",
            description =
                    "The folder in which destinations of type file write. Default: there may be"
                            + " none.")
    private @Nullable Path fileFolder;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public DestinationArguments() {}

    /**
     * What is allowed.
     *
     * @throws IllegalArgumentException where that cannot be; the message is fit for users
     */
    public DestinationPolicy policy() {
        for (int port : ports) {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException(
                        "Expected --allow-ports from 1 to 65535, but found " + port + ".");
            }
        }
        Set<Integer> allowed = new LinkedHashSet<>(ports);
        return new DestinationPolicy(
                new NetworkPolicy(new LinkedHashSet<>(schemes), allowed, hosts, loopback),
                new SecretPolicy(environmentPrefix, absolute(secretsFolder)),
                absolute(fileFolder));
    }

    private static @Nullable String absolute(@Nullable Path folder) {
        return folder == null ? null : folder.toAbsolutePath().normalize().toString();
    }
}
