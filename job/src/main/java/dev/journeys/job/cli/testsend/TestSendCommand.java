// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.testsend;

import dev.journeys.connectors.delivery.Message;
import dev.journeys.connectors.webhook.HttpCall;
import dev.journeys.connectors.webhook.HttpOptions;
import dev.journeys.connectors.webhook.HttpReply;
import dev.journeys.connectors.webhook.HttpSender;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.job.cli.common.DestinationArguments;
import dev.journeys.job.cli.common.KafkaArguments;
import dev.journeys.job.cli.common.RequestText;
import dev.journeys.job.destination.DeliveryMessages;
import dev.journeys.job.destination.DestinationDefinition;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.destination.DestinationPolicy;
import dev.journeys.job.destination.PolicyChecks;
import dev.journeys.patterns.parse.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one marked delivery to a destination, once. */
@Command(
        name = "test-send",
        description =
                "Sends one delivery that is marked as a test to a destination, once, and shows the"
                        + " request without its secrets and the reply as it is.",
        footer = {
            "",
            "Exit codes: 0 delivered (2xx, which does not name the delivery as failed); 3 refused,"
                    + " the job would not try again; 4 not delivered, the job would try again; 2 a"
                    + " mistake in the command line or the definition, or a secret that is not there or"
                    + " cannot stand where it is used; 5 Kafka cannot be reached."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class TestSendCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESTINATION", description = "The id of the destination.")
    private String destination;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "Its definition. Default: the one in the topic of definitions.")
    private @Nullable Path definitionFile;

    @Option(
            names = "--delivery",
            paramLabel = "FILE",
            description =
                    "What to send: a delivery, of which id and destination are replaced. Default: one"
                            + " without any content.")
    private @Nullable Path deliveryFile;

    @Option(
            names = "--definitions-topic",
            paramLabel = "TOPIC",
            defaultValue = "journeys.definitions",
            description = "The topic of control records. Default: ${DEFAULT-VALUE}.")
    private String definitionsTopic;

    @Mixin private KafkaArguments kafka;

    @Mixin private DestinationArguments allowed;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    TestSendCommand() {}

    @Override
    public Integer call() throws Exception {
        try {
            DestinationPolicy policy = allowed.policy();
            DestinationDefinition definition = definition();
            List<String> problems = PolicyChecks.problems(definition, policy);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", problems));
            }
            Clock clock = Clock.systemUTC();
            Message message = DeliveryMessages.of(delivery(clock), true);
            return send(new TestRequest(definition, message, clock), policy);
        } catch (IllegalArgumentException | SecretException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private DestinationDefinition definition() throws IOException {
        byte[] text =
                definitionFile == null
                        ? PublishedDestination.read(kafka.client(), definitionsTopic, destination)
                        : bytes(definitionFile);
        DestinationParser.Result result = DestinationParser.parse(text);
        if (result instanceof DestinationParser.Invalid invalid) {
            String place = definitionFile == null ? "" : definitionFile + ":";
            throw new IllegalArgumentException(
                    String.join(
                            "\n",
                            invalid.problems().stream()
                                    .map(Problem::text)
                                    .map(place::concat)
                                    .toList()));
        }
        DestinationDefinition definition = ((DestinationParser.Valid) result).definition();
        if (!definition.destination().equals(destination)) {
            throw new IllegalArgumentException(
                    "Expected the definition of destination '"
                            + destination
                            + "', but found that of '"
                            + definition.destination()
                            + "'.");
        }
        return definition;
    }

    private byte[] delivery(Clock clock) throws IOException {
        String name = UUID.randomUUID().toString();
        if (deliveryFile == null) {
            return TestDelivery.of(destination, name, clock.millis());
        }
        String text = new String(bytes(deliveryFile), StandardCharsets.UTF_8);
        return TestDelivery.of(destination, name, clock.millis(), text);
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "Expected a file at '" + file + "', but it cannot be read.");
        }
        return Files.readAllBytes(file);
    }

    private int send(TestRequest request, DestinationPolicy policy) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        print(request.masked(), out);
        Secrets secrets = new Secrets(policy.secrets(), System::getenv);
        try (HttpSender sender = new HttpSender(policy.network(), HttpOptions.DEFAULT)) {
            HttpCall call = request.resolved(sender, secrets);
            long begin = System.nanoTime();
            HttpReply reply = sender.send(call).toCompletableFuture().get();
            long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            TestReply shown = new TestReply(reply, request.meaning(reply), millis);
            out.println(shown.text());
            out.println(shown.verdict());
            out.flush();
            return shown.exitCode();
        }
    }

    private static void print(HttpCall call, PrintWriter out) {
        RequestText.lines(call).forEach(out::println);
        out.println();
        out.flush();
    }
}
