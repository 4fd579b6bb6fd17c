// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.FormatArguments;
import dev.journeys.job.cli.common.KafkaArguments;
import dev.journeys.job.cli.common.TimeConverter;
import dev.journeys.patterns.event.Timestamps;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Has the job send deliveries again that have ended without arriving. */
@Command(
        name = "redrive",
        description =
                "Has the job send deliveries again that are dead: reads the dead letters and writes the"
                        + " deliveries to the topic from which the job sends again, with fresh attempts"
                        + " and whatever their age. Never twice after the same death, unless told.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class RedriveCommand implements Callable<Integer> {
    private static final Set<String> REASONS =
            Set.of("delivery-dead", "delivery-expired", "unknown-destination");

    @Spec private CommandSpec spec;

    @Option(
            names = "--destination",
            split = ",",
            paramLabel = "ID[,ID…]",
            description = "Only deliveries to these destinations. Default: to all.")
    private Set<String> destinations = new TreeSet<>();

    @Option(
            names = "--id",
            split = ",",
            paramLabel = "ID[,ID…]",
            description = "Only the deliveries with these ids. Default: all.")
    private Set<String> ids = new TreeSet<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Only what died at this time or later, such as 2026-03-01T10:00:00Z; by when the"
                            + " dead letter was written.")
    private @Nullable Long since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only what died before this time.")
    private @Nullable Long until;

    @Option(
            names = "--reason",
            split = ",",
            defaultValue = "delivery-dead",
            paramLabel = "REASON[,REASON…]",
            description =
                    "Which dead letters: delivery-dead, delivery-expired (too old when it would have"
                            + " been sent), unknown-destination. Default: ${DEFAULT-VALUE}.")
    private Set<String> reasons = new TreeSet<>();

    @Option(
            names = "--again",
            description = "Also what was sent again already and has not died again since.")
    private boolean again;

    @Option(names = "--dry-run", description = "Only say what would be sent again.")
    private boolean dryRun;

    @Mixin private KafkaArguments kafka;

    @Option(
            names = "--dead-letters-topic",
            paramLabel = "TOPIC",
            defaultValue = "journeys.dead-letters",
            description = "The topic of dead letters. Default: ${DEFAULT-VALUE}.")
    private String deadLetters;

    @Option(
            names = "--redrive-topic",
            paramLabel = "TOPIC",
            defaultValue = "journeys.redrive",
            description = "The topic from which the job sends again. Default: ${DEFAULT-VALUE}.")
    private String redriveTopic;

    @Mixin private FormatArguments format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    RedriveCommand() {}

    @Override
    public Integer call() throws Exception {
        Redrive redrive = new Redrive(client(), deadLetters, redriveTopic);
        RedriveFilter filter = filter();
        PrintWriter out = spec.commandLine().getOut();
        RedriveSummary summary =
                dryRun
                        ? redrive.rehearse(filter, again, dead -> announce(dead, out))
                        : redrive.run(filter, again);
        if (format.json()) {
            out.println(summary.json());
        } else {
            summary.lines().forEach(out::println);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private void announce(DeadDelivery dead, PrintWriter out) {
        if (!format.json()) {
            out.println(
                    dead.id() + "  " + Timestamps.format(dead.timeMillis()) + "  " + dead.detail());
        }
    }

    private RedriveFilter filter() {
        for (String reason : reasons) {
            if (!REASONS.contains(reason)) {
                throw invalid(
                        "Expected --reason out of "
                                + String.join(", ", new TreeSet<>(REASONS))
                                + ", but found '"
                                + reason
                                + "'.");
            }
        }
        return new RedriveFilter(
                reasons,
                destinations,
                ids,
                since == null ? Long.MIN_VALUE : since,
                until == null ? Long.MAX_VALUE : until);
    }

    private KafkaClientSettings client() {
        try {
            return kafka.client();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
