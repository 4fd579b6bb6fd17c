// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.CommandFailure;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.definitions.Decision;
import dev.journeys.job.state.DestinationKey;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the definition of a journey and its records over time, or that of a destination. */
@Command(
        name = "show",
        description =
                "Shows the definition of a journey, and its control records over time, or the"
                        + " definition of a destination.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    private static final Pattern VERSIONED = Pattern.compile("([^/]+)(?:/([1-9][0-9]{0,8}))?");

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "JOURNEY[/VERSION]|destination/ID",
            description =
                    "The id of the journey; without a version, the definition is the one that is"
                            + " live, or the highest where none is. Or a destination.")
    private String named;

    @Mixin private TopicOptions topicOptions;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ShowCommand() {}

    @Override
    public Integer call() throws Exception {
        Optional<String> destination = DestinationKey.id(named);
        Matcher name = VERSIONED.matcher(named);
        if (!name.matches() && destination.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Expected a journey such as 'cart' or 'cart/2', or a destination such as"
                            + " 'destination/crm', but found '"
                            + named
                            + "'.");
        }
        TopicView view = TopicView.of(topicOptions.topics());
        KnownDestination known =
                destination.isPresent() ? view.known().destination(destination.get()) : null;
        if (known != null) {
            return report(new DestinationDetails(known), view);
        }
        if (!name.matches()) {
            throw unknown("destination '" + destination.get() + "'");
        }
        return journey(name, view);
    }

    private int report(DestinationDetails details, TopicView view) {
        return new Report(spec.commandLine(), topicOptions.json())
                .view(details.lines(), details.json(view.warnings()), view.warnings());
    }

    private int journey(Matcher name, TopicView view) {
        KnownJourney journey = view.known().find(name.group(1));
        if (journey == null) {
            throw unknown("journey '" + name.group(1) + "'");
        }
        long now = Clock.systemUTC().millis();
        byte[] definition = definition(journey, name.group(2), now);
        JourneyDetails details = new JourneyDetails(journey, definition, now);
        Report report = new Report(spec.commandLine(), topicOptions.json());
        return report.view(details.lines(), details.json(view.warnings()), view.warnings());
    }

    private static byte @Nullable [] definition(
            KnownJourney journey, @Nullable String version, long now) {
        if (version == null) {
            Decision present = journey.at(now);
            return journey.definition(
                    present == null ? journey.highestVersion() : present.version());
        }
        byte[] definition = journey.definition(Integer.parseInt(version));
        if (definition == null) {
            throw unknown("version " + version + " of journey '" + journey.id() + "'");
        }
        return definition;
    }

    private static CommandFailure unknown(String what) {
        return new CommandFailure(
                ExitCodes.INVALID, "Expected " + what + " in the topic, but found none.", null);
    }
}
