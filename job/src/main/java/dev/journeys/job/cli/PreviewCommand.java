// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.FileTree;
import dev.journeys.job.cli.common.FormatArguments;
import dev.journeys.job.cli.preview.OutgoingRequests;
import dev.journeys.job.cli.preview.PreviewEvents;
import dev.journeys.job.cli.preview.PreviewJson;
import dev.journeys.job.cli.preview.PreviewText;
import dev.journeys.job.cli.preview.PreviewedSend;
import dev.journeys.job.cli.preview.Rehearsal;
import dev.journeys.job.cli.preview.RehearsalPlanner;
import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.source.DefinitionText;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.state.JourneyEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the request of every send of a journey for an event. Nothing is sent. */
@Command(
        name = "preview",
        description =
                "Shows what a journey would send for an event: the exact request of every send, with"
                        + " secrets masked. Nothing is sent.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "JOURNEY", description = "The definition of the journey, a file.")
    private Path journey;

    @Option(
            names = "--event",
            required = true,
            paramLabel = "FILE",
            description =
                    "The event; or several of one user, one a line, such as an identify for the profile,"
                            + " the entry event, and events of branches.")
    private Path eventFile;

    @Option(
            names = "--destinations",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Definitions of destinations, or folders of definitions (*.json).")
    private List<Path> destinationPaths = new ArrayList<>();

    @Option(
            names = "--event-format",
            defaultValue = EventFormats.DEFAULT,
            paramLabel = "FORMAT",
            description = "The shape of events, as for replay. Default: ${DEFAULT-VALUE}.")
    private String eventFormat;

    @Mixin private FormatArguments format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    PreviewCommand() {}

    @Override
    public Integer call() throws Exception {
        List<Path> paths = new ArrayList<>(destinationPaths);
        paths.add(journey);
        DefinitionArguments.requireReadable(spec, paths);
        DefinitionFiles journeys = DefinitionFiles.read(List.of(journey));
        DefinitionFiles destinations = DefinitionFiles.read(destinationPaths);
        if (!journeys.problems().isEmpty() || !destinations.problems().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            journeys.printProblems(err);
            destinations.printProblems(err);
            return ExitCodes.INVALID;
        }
        print(definition(journeys), events(), new OutgoingRequests(known(destinations)));
        return ExitCodes.OK;
    }

    private JsonNode definition(DefinitionFiles journeys) throws IOException {
        if (journeys.records().size() != 1) {
            throw invalid(
                    "Expected the definition of one journey at '"
                            + journey
                            + "', but found "
                            + journeys.records().size()
                            + ".");
        }
        byte[] bytes = Objects.requireNonNull(journeys.records().get(0).definition());
        return JSON.readTree(DefinitionText.withoutMark(new String(bytes, StandardCharsets.UTF_8)));
    }

    private List<JourneyEvent> events() throws IOException {
        if (!Files.isRegularFile(eventFile) || !Files.isReadable(eventFile)) {
            throw invalid("Expected an event in '" + eventFile + "', but it is no readable file.");
        }
        try {
            return PreviewEvents.parse(
                    eventFile.toString(), Files.readString(eventFile), eventFormat);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, DestinationDefinition> known(DefinitionFiles files) {
        Map<String, DestinationDefinition> known = new HashMap<>();
        files.destinations().forEach(file -> known.put(file.id(), file.definition()));
        return known;
    }

    private void print(JsonNode definition, List<JourneyEvent> events, OutgoingRequests requests)
            throws Exception {
        List<PreviewedSend> sends = new ArrayList<>();
        long missing = 0;
        Path folder = Files.createTempDirectory("journeys-preview");
        try {
            ReplayStage stage = new ReplayStage(folder);
            for (Rehearsal rehearsal : RehearsalPlanner.plan(definition, events)) {
                Rehearsal.Played played = stage.play(rehearsal);
                sends.addAll(PreviewedSend.of(rehearsal, played, requests));
                missing += played.missingValues();
            }
        } finally {
            FileTree.delete(folder);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format.json()) {
            out.println(PreviewJson.of(sends, missing));
        } else {
            PreviewText.lines(sends, missing).forEach(out::println);
        }
        out.flush();
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
