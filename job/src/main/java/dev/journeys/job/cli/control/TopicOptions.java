// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.FormatArguments;
import dev.journeys.job.cli.common.KafkaArguments;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the definitions are, and how it is printed: options of all commands of this package. */
final class TopicOptions {
    private static final String DEFAULT_ACKNOWLEDGEMENTS = "journeys.acknowledgements";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin private KafkaArguments kafka;

    @Option(
            names = "--definitions-topic",
            paramLabel = "TOPIC",
            defaultValue = "journeys.definitions",
            description = "The topic of control records. Default: ${DEFAULT-VALUE}.")
    private String definitionsTopic;

    @Mixin private FormatArguments format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    TopicOptions() {}

    boolean json() {
        return format.json();
    }

    String definitionsTopic() {
        return definitionsTopic;
    }

    /** For commands that only look. */
    ControlTopics topics() {
        return topics(DEFAULT_ACKNOWLEDGEMENTS);
    }

    /**
     * The topics.
     *
     * @throws ParameterException where the brokers are not named, or a secret is
     */
    ControlTopics topics(String acknowledgements) {
        try {
            return new ControlTopics(kafka.client(), definitionsTopic, acknowledgements);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }
}
