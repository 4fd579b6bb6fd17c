// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import dev.journeys.connectors.receiver.ReceivedRequest;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.connectors.receiver.SignatureVerdict;
import dev.journeys.connectors.receiver.StatusReply;
import dev.journeys.destinations.process.ChildProcess;
import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.Java;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the sender with secrets, and searches what it leaves behind. */
final class CanaryRun {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ENOUGH_ANSWERS = 100;
    private static final int EXAMPLES = 20;

    private final Console console;
    private final Path work;
    private final Nest nest = new Nest();

    CanaryRun(Console console, Path work) {
        this.console = console;
        this.work = work;
    }

    void run() throws Exception {
        Path secrets = work.resolve("secrets");
        nest.write(secrets);
        Path definitions = Files.createDirectories(work.resolve("definitions"));
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options());
                ScriptedReceiver certificate = ScriptedReceiver.start(options().tls("127.0.0.1"))) {
            ScriptedReceiver closed = ScriptedReceiver.start(options());
            closed.close();
            CanaryDefinitions destinations =
                    new CanaryDefinitions(secrets, receiver, certificate, closed.url(""));
            destinations.write(definitions);
            try (ChildProcess sender = start(destinations.webhooks())) {
                console.step("sending to %d destinations", destinations.webhooks().size() + 3);
                URI dashboard = URI.create(sender.await(CanaryMain.DASHBOARD, LIMIT));
                DashboardCrawl crawl =
                        new DashboardCrawl(
                                dashboard, Files.createDirectories(work.resolve("dashboard")));
                crawl.crawl();
                console.step("the dashboard gave %d answers", crawl.answers());
                console.check(crawl.answers() >= ENOUGH_ANSWERS, "the dashboard answers questions");
                search();
            }
            arrived(receiver.received());
        }
    }

    /** Receivers that send back what they got, as some do in messages of errors. */
    private ReceiverOptions options() {
        String echo =
                String.join(" ", nest.inUrl(), nest.inHeader(), nest.inFile(), nest.signing());
        Map<String, String> headers = Map.of("X-Echo", nest.inHeader());
        ReceiverOptions options =
                ReceiverOptions.of(Clock.systemUTC())
                        .secrets(List.of(nest.signing()))
                        .withBodies()
                        .script("/garbage", Script.parse("garbage"))
                        .script("/hang", Script.parse("hang"))
                        .script(
                                "/redirect",
                                Script.of(
                                        StatusReply.of(
                                                302,
                                                Map.of(
                                                        "Location",
                                                        "http://127.0.0.1:9/" + nest.inUrl()),
                                                echo)));
        for (int status : new int[] {400, 500}) {
            Script echoes = Script.of(StatusReply.of(status, headers, echo));
            options = options.script("/echo-" + status, echoes);
            options = options.script("/batch-echo-" + status, echoes);
        }
        return options;
    }

    private ChildProcess start(List<String> webhooks) throws IOException {
        List<String> jvm = new ArrayList<>(Java.heap("768m"));
        jvm.add("-Dlog4j2.configurationFile=" + logging());
        return ChildProcess.start(
                CanaryMain.class,
                jvm,
                nest.environment(),
                List.of(
                        work.toString(),
                        String.valueOf(Clock.systemUTC().millis()),
                        String.join(",", webhooks),
                        String.join(",", CanaryDefinitions.BATCHES)));
    }

    private Path logging() throws IOException {
        return Files.writeString(
                work.resolve("log4j2.properties"),
                """
                rootLogger.level = debug
                rootLogger.appenderRef.file.ref = file
                appender.file.name = file
                appender.file.type = File
                appender.file.fileName = %s
                appender.file.layout.type = PatternLayout
                appender.file.layout.pattern = %%d %%-5p %%c - %%m%%n%%throwable
                """
                        .formatted(work.resolve("log/debug.log")));
    }

    private void search() throws IOException {
        Map<String, Path> places = new LinkedHashMap<>();
        places.put("log at DEBUG", work.resolve("log"));
        places.put("dashboard", work.resolve("dashboard"));
        places.put("checkpoints and state", work.resolve("cluster"));
        places.put("outcomes", work.resolve("outcomes"));
        places.put("dead letters", work.resolve("dead-letters"));
        for (Map.Entry<String, Path> place : places.entrySet()) {
            CanarySearch search = new CanarySearch(nest.canaries());
            List<String> found = search.find(place.getValue());
            console.check(
                    found.isEmpty() && search.bytes() > 0,
                    "%s: %d findings in %d files of %d KiB",
                    place.getKey(),
                    found.size(),
                    search.files(),
                    search.bytes() >> 10);
            found.stream().limit(EXAMPLES).forEach(each -> console.line("  %s", each));
        }
        plant(places);
    }

    /** Shows that the search finds: each notation, in the middle of a real file of each place. */
    private void plant(Map<String, Path> places) throws IOException {
        Path planted = Files.createDirectories(work.resolve("planted"));
        int wanted = 0;
        int found = 0;
        for (Path place : places.values()) {
            byte[] real = Sample.of(place);
            for (Canary canary : nest.canaries()) {
                for (Map.Entry<String, byte[]> notation : canary.notations().entrySet()) {
                    Path file = planted.resolve("file");
                    Files.write(file, Sample.withInside(real, notation.getValue()));
                    List<String> findings = new CanarySearch(List.of(canary)).find(file);
                    wanted++;
                    String expected = canary.name() + ", " + notation.getKey() + ", ";
                    boolean isFound = findings.stream().anyMatch(each -> each.startsWith(expected));
                    found += isFound ? 1 : 0;
                }
            }
        }
        console.check(found == wanted, "%d of %d planted secrets are found", found, wanted);
    }

    /** The secrets were really used. */
    private void arrived(List<ReceivedRequest> received) {
        List<ReceivedRequest> fine = at("/fine/" + nest.inUrl(), received);
        console.check(
                !fine.isEmpty()
                        && fine.stream()
                                .allMatch(each -> each.signature() == SignatureVerdict.VALID),
                "%d requests had the secret of their URL and were signed with theirs",
                fine.size());
        console.check(
                fine.stream().allMatch(this::hasHeaders), "and had the secrets of their headers");
        List<ReceivedRequest> batches = at("/batch-fine", received);
        console.check(
                !batches.isEmpty() && batches.stream().allMatch(this::hasHeaders),
                "%d requests of batches had the secrets of their headers",
                batches.size());
    }

    private static List<ReceivedRequest> at(String path, List<ReceivedRequest> received) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    private boolean hasHeaders(ReceivedRequest request) {
        return ("Bearer " + nest.inHeader()).equals(request.headers().get("authorization"))
                && nest.inFile().equals(request.headers().get("x-api-key"));
    }
}
