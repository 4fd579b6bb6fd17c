// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.DeliverySettings;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.destination.DestinationParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Holds docs/destinations.md against the commands and against what a definition means. */
class DestinationsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "destinations.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Za-z.]+)` \\| `([^`]+)` \\|", Pattern.MULTILINE);

    @ParameterizedTest
    @MethodSource("options")
    void describesEveryOptionWithItsDefault(String command, OptionSpec option) throws IOException {
        String row =
                section(command)
                        .lines()
                        .filter(line -> line.startsWith("| `--"))
                        .filter(
                                line ->
                                        line.split("\\|")[1].contains(
                                                "`" + option.longestName() + "`"))
                        .findFirst()
                        .orElse("");
        assertThat(row).as(option.longestName()).isNotEmpty();
        boolean own = row.split("\\|")[1].strip().equals("`" + option.longestName() + "`");
        if (own && option.arity().max() > 0 && option.defaultValue() != null) {
            assertThat(row).contains("`" + option.defaultValue() + "`");
        }
    }

    static Stream<Object[]> options() {
        return Stream.of("preview", "test-send", "redrive", "receiver")
                .flatMap(
                        name ->
                                Main.commandLine()
                                        .getSubcommands()
                                        .get(name)
                                        .getCommandSpec()
                                        .options()
                                        .stream()
                                        .filter(option -> !option.usageHelp())
                                        .filter(option -> !option.versionHelp())
                                        .map(option -> new Object[] {name, option}));
    }

    /** From where the command is first shown, to the next heading of its kind. */
    private static String section(String command) throws IOException {
        String text = Files.readString(DOCUMENT);
        String before =
                switch (command) {
                    case "preview" -> "`preview JOURNEY";
                    case "test-send" -> "`test-send DESTINATION`";
                    case "redrive" -> "## Sending again: redrive";
                    default -> "## A receiver for trying: receiver";
                };
        int from = text.indexOf(before);
        int to = text.indexOf(command.equals("preview") ? "`test-send DEST" : "\n## ", from + 1);
        assertThat(from).as(command).isPositive();
        return text.substring(from, to);
    }

    @Test
    void namesTheDefaultsOfAWebhook() throws IOException {
        // given
        var webhook =
                (DestinationDefinition.Webhook)
                        definition(
                                "{\"destination\":\"d\",\"type\":\"webhook\",\"url\":\"https://h.example/\"}");
        DeliverySettings delivery = webhook.delivery();

        // when
        Map<String, String> documented = defaults("## webhook");

        // then
        assertThat(documented)
                .isEqualTo(
                        new TreeMap<>(
                                Map.ofEntries(
                                        Map.entry("method", webhook.request().method()),
                                        Map.entry(
                                                "deadline",
                                                webhook.request().deadline().toString()),
                                        Map.entry(
                                                "maxReplyBytes",
                                                text(webhook.request().maxReplyBytes())),
                                        Map.entry("limits.perSecond", text(delivery.perSecond())),
                                        Map.entry("limits.inFlight", text(delivery.inFlight())),
                                        Map.entry(
                                                "retry.attempts",
                                                text(delivery.retry().attempts())),
                                        Map.entry(
                                                "retry.first", delivery.retry().first().toString()),
                                        Map.entry(
                                                "retry.longest",
                                                delivery.retry().longest().toString()),
                                        Map.entry(
                                                "retry.retryAfter",
                                                delivery.retry().retryAfterLimit().toString()),
                                        Map.entry(
                                                "breaker.failures",
                                                text(delivery.breaker().failures())),
                                        Map.entry(
                                                "breaker.pause",
                                                delivery.breaker().pause().toString()),
                                        Map.entry("maxAge", delivery.maxAge().toString()))));
    }

    @Test
    void namesTheDefaultsOfABulkEndpoint() throws IOException {
        // given
        var batch =
                (DestinationDefinition.HttpBatch)
                        definition(
                                "{\"destination\":\"d\",\"type\":\"http-batch\",\"url\":\"https://h.example/\"}");

        // when
        Map<String, String> documented = defaults("## http-batch");

        // then
        assertThat(documented)
                .isEqualTo(
                        new TreeMap<>(
                                Map.of(
                                        "body", batch.body().toString(),
                                        "maxDeliveries", text(batch.maxDeliveries()),
                                        "maxBytes", text(batch.maxBytes()),
                                        "linger", batch.linger().toString(),
                                        "deadline", batch.deadline().toString(),
                                        "attempts", text(batch.attempts()),
                                        "maxReplyBytes", text(batch.maxReplyBytes()))));
    }

    @Test
    void showsOnlyScriptsThatTheReceiverReads() throws IOException {
        // given
        String words =
                section("receiver")
                        .lines()
                        .filter(line -> line.startsWith("| `") && !line.startsWith("| `--"))
                        .map(line -> line.split("\\|")[1].replaceAll("[`,…]", " ").strip())
                        .reduce("", (all, line) -> all + " " + line);

        // when, then
        assertThat(Script.parse(words)).isNotNull();
    }

    private static DestinationDefinition definition(String text) {
        return ((DestinationParser.Valid)
                        DestinationParser.parse(text.getBytes(StandardCharsets.UTF_8)))
                .definition();
    }

    private static Map<String, String> defaults(String heading) throws IOException {
        String text = Files.readString(DOCUMENT);
        int from = text.indexOf("\n" + heading + "\n");
        Matcher row = ROW.matcher(text.substring(from, text.indexOf("\n## ", from + 1)));
        Map<String, String> defaults = new TreeMap<>();
        while (row.find()) {
            defaults.put(row.group(1), row.group(2));
        }
        return defaults;
    }

    private static String text(double number) {
        return String.valueOf((long) number);
    }
}
