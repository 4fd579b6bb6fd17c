// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.states;

import dev.journeys.benchmarks.harness.Backend;
import dev.journeys.benchmarks.harness.BenchmarkCluster;
import dev.journeys.benchmarks.harness.RunningJob;
import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.sending.CapturedMetrics;
import dev.journeys.destinations.sending.FileDeadLetters;
import dev.journeys.destinations.sending.Policies;
import dev.journeys.destinations.sending.SendingJob;
import dev.journeys.destinations.sending.SendingScript;
import dev.journeys.destinations.sending.Traffic;
import dev.journeys.destinations.sending.WebhookText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One job with four destinations; when all deliveries have ended, what became of them. */
final class StatesRun {
    private static final String TURNS = "turns";
    private static final String CERTIFICATE = "certificate";
    private static final String DEAD = "dead";
    private static final String BUSY = "busy";

    /** Everything in turn. */
    private static final String SCRIPT =
            "ok*150 500*60 503:1s*10 ok*50 429:1s*10 hang*8 ok*50 slow*4 slow-body*4 reset*40 ok*50"
                    + " huge*2 garbage*2 half*2 close*5 ok*50 dead:3s ok";

    private static final Duration CHECKPOINTS = Duration.ofMillis(500);
    private static final int PER_SECOND = 100;

    /** As many as a destination with so many requests in flight has. */
    private static final int LANES = 16;

    private static final int EXAMPLES = 5;

    private final Console console;
    private final Path work;
    private final int deliveries;
    private final Duration limit;
    private final Endings endings = new Endings();

    StatesRun(Console console, Path work, int deliveries, Duration limit) {
        this.console = console;
        this.work = work;
        this.deliveries = deliveries;
        this.limit = limit;
    }

    void run() throws Exception {
        try (ScriptedReceiver turns = ScriptedReceiver.start(options(SCRIPT));
                ScriptedReceiver certificate =
                        ScriptedReceiver.start(options("ok").tls("127.0.0.1"));
                ScriptedReceiver dead = ScriptedReceiver.start(options("ok*50 dead"));
                ScriptedReceiver busy = ScriptedReceiver.start(options("503:1s"))) {
            Path definitions = Files.createDirectories(work.resolve("definitions"));
            write(definitions, turns, certificate, dead, busy);
            SendingScript script =
                    new SendingScript(
                            List.of(TURNS, CERTIFICATE, DEAD, BUSY),
                            1_000,
                            200,
                            Clock.systemUTC().millis(),
                            LANES);
            try (Traffic traffic = Traffic.open(script)) {
                traffic.listen(endings::add);
                send(traffic, definitions);
                Receipts receipts = new Receipts(script);
                for (ScriptedReceiver each : List.of(turns, certificate, dead, busy)) {
                    receipts.add(each.received());
                }
                report(traffic, receipts, turns.behaviours());
            }
        }
    }

    private static ReceiverOptions options(String script) {
        return ReceiverOptions.of(Clock.systemUTC()).script(script);
    }

    private static void write(
            Path folder,
            ScriptedReceiver turns,
            ScriptedReceiver certificate,
            ScriptedReceiver dead,
            ScriptedReceiver busy)
            throws Exception {
        Duration pause = Duration.ofMillis(100);
        WebhookText.of(TURNS, turns.url("/in"))
                .retry(20, Duration.ofMillis(200), Duration.ofSeconds(2))
                .write(folder);
        WebhookText.of(CERTIFICATE, certificate.url("/in"))
                .retry(3, pause, pause)
                .breaker(20, pause)
                .write(folder);
        WebhookText.of(DEAD, dead.url("/in"))
                .retry(4, pause, Duration.ofMillis(500))
                .breaker(20, pause)
                .write(folder);
        WebhookText.of(BUSY, busy.url("/in"))
                .retry(1_000, Duration.ofMillis(200), Duration.ofSeconds(2))
                .breaker(20, Duration.ofSeconds(1))
                .maxAge(Duration.ofSeconds(20))
                .write(folder);
    }

    private void send(Traffic traffic, Path definitions) throws Exception {
        int count = deliveries * traffic.script().destinations().size();
        try (BenchmarkCluster cluster =
                BenchmarkCluster.start(
                        Backend.ROCKSDB,
                        work.resolve("cluster"),
                        CHECKPOINTS,
                        CapturedMetrics.configuration())) {
            StreamExecutionEnvironment env = cluster.environment(Optional.empty());
            new SendingJob(
                            definitions,
                            Policies.loopback(null),
                            new FileDeadLetters(work.resolve("dead-letters")))
                    .build(env, traffic);
            console.step("%d deliveries to 4 destinations", count);
            try (RunningJob job = cluster.submit(env)) {
                traffic.pace()
                        .allow(
                                0,
                                count,
                                (double) PER_SECOND * traffic.script().destinations().size());
                long end = System.nanoTime() + limit.toNanos();
                job.await(() -> endings.size() >= count || System.nanoTime() > end);
                long checkpoints = job.completedCheckpoints() + 2;
                job.await(() -> SendingJob.hasCompleted(job, checkpoints));
            }
        }
        console.check(
                endings.size() == count, "%d of %d deliveries have ended", endings.size(), count);
    }

    private void report(Traffic traffic, Receipts receipts, Map<String, Long> behaviours) {
        console.line("");
        for (String destination : traffic.script().destinations()) {
            console.line("%-12s %s", destination, endings.reasons(destination));
        }
        console.line("%-12s %s", "behaviours", new TreeMap<>(behaviours));
        console.line("");
        List<Outcome> outcomes = endings.firsts();
        console.check(endings.repeated() == 0, "%d ended more than once", endings.repeated());
        console.check(
                receipts.changed() == 0,
                "%d requests with another body than their id's, of %d deliveries seen, %d of them"
                        + " several times",
                receipts.changed(),
                receipts.seen(),
                receipts.repeated());
        long nobody = receipts.deliveredToNobody(outcomes);
        console.check(nobody == 0, "%d delivered that no receiver accepted", nobody);
        long more = receipts.moreThanSaid(outcomes);
        console.check(more == 0, "%d seen more often than their outcome says", more);
        for (Outcome.State state : Outcome.State.values()) {
            long count = outcomes.stream().filter(each -> each.state() == state).count();
            console.check(count > 0, "%d ended as %s", count, state);
        }
        for (String word : SCRIPT.replaceAll("\\*[0-9]+", "").split(" ")) {
            if (!behaviours.containsKey(word)) {
                console.check(false, "the receiver was never '%s'", word);
            }
        }
        CheckpointSums sums = CheckpointSums.of(traffic);
        console.check(
                sums.wrong().isEmpty() && sums.waiting() > 0,
                "sent = delivered + dead + expired + waiting = what left the source, at %d"
                        + " checkpoints, with something waiting at %d",
                sums.checkpoints(),
                sums.waiting());
        sums.wrong().stream().limit(EXAMPLES).forEach(wrong -> console.line("  %s", wrong));
    }
}
