// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.kill;

import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.Script;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.destinations.process.ChildProcess;
import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.Java;
import dev.journeys.destinations.sending.SendingScript;
import dev.journeys.destinations.sending.WebhookText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Kills the sender, restores it, and looks at what the receiver has. */
final class KillRun {
    /** The last one is a bulk endpoint. */
    private static final String BULK = "bulk";

    private static final List<String> DESTINATIONS = List.of("first", "second", "third", BULK);
    private static final String DESTINATION_HAS_TROUBLE = "second";

    /** Again and again something fails, so that deliveries wait for their next attempt. */
    private static final String TROUBLE =
            "ok*200 500*40 ok*200 reset*20 ok*200 503:1s*5 ok*200 hang*8 ".repeat(8) + "ok";

    private static final String BULK_TROUBLE = "ok*5 503*2 ok*5 reset ".repeat(40) + "ok";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LONGEST_PAUSE_MILLIS = 2_500;

    /** Longer than any retry and deadline of the definitions: a repeat would have come. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration TO_ARRIVE = Duration.ofMinutes(5);
    private static final int LANES = 16;

    private final Console console;
    private final Path work;
    private final int deliveries;
    private final int rate;
    private final long timestamp = Clock.systemUTC().millis();

    KillRun(Console console, Path work, int deliveries, int rate) {
        this.console = console;
        this.work = work;
        this.deliveries = deliveries;
        this.rate = rate;
    }

    /** What is sent. */
    static SendingScript script(long timestamp) {
        return new SendingScript(DESTINATIONS, 5_000, 300, timestamp, LANES);
    }

    void run(int kills, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        try (ScriptedReceiver receiver = ScriptedReceiver.start(options());
                ScriptedReceiver bulk =
                        ScriptedReceiver.start(
                                ReceiverOptions.of(Clock.systemUTC())
                                        .script(BULK_TROUBLE)
                                        .withBodies())) {
            define(receiver, bulk);
            for (int kill = 1; kill <= kills; kill++) {
                try (ChildProcess sender = start()) {
                    String from = sender.await(SenderMain.RESTORED, LIMIT);
                    // Every other time between two checkpoints, else soon after the start.
                    if (kill % 2 == 1) {
                        sender.await(SenderMain.CHECKPOINT + " 2", LIMIT);
                    }
                    long before = receiver.requests();
                    receiver.await(before + 1, LIMIT);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
                    sender.kill();
                    console.step(
                            "kill -9 number %d, after %d requests; it had begun with %s",
                            kill, receiver.requests(), from.replaceAll(".*/(?=chk)", ""));
                }
            }
            try (ChildProcess sender = start()) {
                console.step("restored from %s", sender.await(SenderMain.RESTORED, LIMIT));
                awaitAll(() -> receiver.requests() + bulk.requests());
            }
            Arrivals arrivals = new Arrivals(script(timestamp));
            arrivals.add(receiver.received());
            arrivals.addBulk(bulk.received());
            report(arrivals, receiver.requests(), bulk.requests());
        }
    }

    private void define(ScriptedReceiver receiver, ScriptedReceiver bulk) throws IOException {
        Path definitions = Files.createDirectories(work.resolve("definitions"));
        for (String destination : DESTINATIONS) {
            boolean troubled = destination.equals(DESTINATION_HAS_TROUBLE);
            if (destination.equals(BULK)) {
                WebhookText.write(
                        definitions,
                        BULK,
                        "{\"destination\":\"bulk\",\"type\":\"http-batch\",\"url\":\""
                                + bulk.url("/bulk")
                                + "\",\"maxDeliveries\":50,\"deadline\":\"PT2S\","
                                + "\"attempts\":100}");
            } else {
                WebhookText.of(destination, receiver.url(troubled ? "/trouble" : "/in"))
                        .retry(1_000, Duration.ofMillis(200), Duration.ofSeconds(2))
                        .write(definitions);
            }
        }
    }

    private static ReceiverOptions options() {
        return ReceiverOptions.of(Clock.systemUTC()).script("/trouble", Script.parse(TROUBLE));
    }

    private ChildProcess start() throws IOException {
        return ChildProcess.start(
                SenderMain.class,
                Java.heap("768m"),
                Map.of(),
                List.of(
                        work.toString(),
                        String.valueOf(deliveries),
                        String.valueOf(rate),
                        String.valueOf(timestamp)));
    }

    /** Waits until all have arrived, and then until nothing comes any more. */
    private void awaitAll(LongSupplier all) throws InterruptedException {
        long end = System.nanoTime() + TO_ARRIVE.toNanos();
        long requests = -1;
        while (System.nanoTime() < end && requests < all.getAsLong()) {
            requests = all.getAsLong();
            TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
        }
        console.step("nothing came for %d seconds", QUIET.toSeconds());
    }

    private void report(Arrivals arrivals, long requests, long bulkRequests) {
        console.line("");
        console.line(
                "%d requests and %d of bulk; %d deliveries arrived, %d of them more than once, %d"
                        + " were tried without success too",
                requests,
                bulkRequests,
                arrivals.arrived(),
                arrivals.repeated(),
                arrivals.triedAgain());
        console.check(
                arrivals.arrived() == deliveries,
                "%d of %d deliveries arrived",
                arrivals.arrived(),
                deliveries);
        console.check(
                arrivals.changed() == 0,
                "%d requests with another body than their id's",
                arrivals.changed());
        console.check(
                arrivals.repeated() > 0,
                "something arrived more than once, so kills had an effect");
    }
}
