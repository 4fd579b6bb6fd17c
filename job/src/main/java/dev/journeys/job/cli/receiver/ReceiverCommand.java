// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.receiver;

import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.connectors.webhook.SecretException;
import dev.journeys.connectors.webhook.SecretPolicy;
import dev.journeys.connectors.webhook.Secrets;
import dev.journeys.job.cli.common.CountConverter;
import dev.journeys.job.cli.common.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Listens for HTTP requests until it has had enough, or for good. */
@Command(
        name = "receiver",
        description =
                "Receives HTTP requests on 127.0.0.1 and behaves as a script says, to try destinations"
                        + " out: well, slowly, or badly.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ReceiverCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    /** Files of any folder: whoever runs this can read them anyway. */
    private static final SecretPolicy ANY_SECRET = new SecretPolicy("JOURNEYS_SECRET_", "/");

    @Spec private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8600",
            paramLabel = "N",
            description = "The port on 127.0.0.1; 0: any. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--script",
            paramLabel = "[/PATH=]TEXT",
            description =
                    "How it behaves, in turn: ok, a status such as 404, 503:2s (with Retry-After),"
                            + " hang, hang:5s, slow, slow-body, reset, close, huge, huge-head, gzip,"
                            + " garbage, half, dead, dead:30s; '*3' is three times, the last word"
                            + " without a number counts for good. With /PATH= on that path only; may be"
                            + " repeated. Default: ok.")
    private List<String> scripts = new ArrayList<>();

    @Option(
            names = "--per-delivery",
            description =
                    "Every webhook-id goes through the script by itself: its first attempt meets the"
                            + " first word.")
    private boolean perDelivery;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Add a line of JSON for each request to this file.")
    private @Nullable Path log;

    @Option(
            names = "--secret",
            paramLabel = "REF",
            description =
                    "Check signatures with the secret behind $${env:NAME} or $${file:PATH}; may be"
                            + " repeated, and one has to be right.")
    private List<String> secrets = new ArrayList<>();

    @Option(
            names = "--tls",
            split = ",",
            paramLabel = "NAME[,NAME…]",
            description =
                    "Speak TLS, with a certificate for these names or addresses that is signed by"
                            + " itself, which no sender should trust.")
    private List<String> tlsNames = new ArrayList<>();

    @Option(
            names = "--requests",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "End after so many requests. Default: at Ctrl-C.")
    private @Nullable Integer requests;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ReceiverCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (ScriptedReceiver receiver = start();
                Goodbye goodbye = Goodbye.of(receiver, out)) {
            out.println("Listening on " + receiver.url("/") + ", until Ctrl-C.");
            out.flush();
            receiver.await(requests == null ? Long.MAX_VALUE : requests, FOR_GOOD);
            receiver.awaitAnswers(TO_ANSWER);
            goodbye.say();
        }
        return ExitCodes.OK;
    }

    private ScriptedReceiver start() {
        if (port < 0 || port > LAST_PORT) {
            throw invalid("Expected --port from 0 to " + LAST_PORT + ", but found " + port + ".");
        }
        try {
            return ScriptedReceiver.start(options());
        } catch (IllegalArgumentException | SecretException e) {
            throw invalid(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw invalid(
                    "Expected port "
                            + port
                            + " of 127.0.0.1 to be free and the log to be writable, but found: "
                            + e.getMessage());
        }
    }

    private ReceiverOptions options() throws SecretException {
        ReceiverOptions options =
                ReceiverOptions.of(Clock.systemUTC())
                        .countingOnly()
                        .port(port)
                        .secrets(secrets())
                        .tls(tlsNames.toArray(String[]::new));
        if (log != null) {
            options = options.log(log);
        }
        if (perDelivery) {
            options = options.eachDelivery();
        }
        for (String script : scripts) {
            int end = script.startsWith("/") ? script.indexOf('=') : -1;
            String path = end < 0 ? "" : script.substring(0, end);
            options = options.script(path, Script.parse(script.substring(end + 1)));
        }
        return options;
    }

    private List<String> secrets() throws SecretException {
        Secrets known = new Secrets(ANY_SECRET, System::getenv);
        List<String> resolved = new ArrayList<>();
        for (String reference : secrets) {
            resolved.add(known.resolve(reference));
        }
        return resolved;
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
