// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults;

import dev.journeys.faults.cluster.LocalCluster;
import dev.journeys.faults.events.Definitions;
import dev.journeys.faults.events.SteadyProducer;
import dev.journeys.faults.events.WrittenEvents;
import dev.journeys.faults.fault.Fault;
import dev.journeys.faults.fault.Scene;
import dev.journeys.faults.output.OutputReader;
import dev.journeys.faults.plan.PlannedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run: a job with events, faults one after the other, the end of all waits, a comparison. */
final class FaultsRun {
    private static final int TASKMANAGERS = 2;
    private static final int PARALLELISM = 1;
    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

    /** So that a fault costs seconds: what is waited for is noticed and tried again soon. */
    private static final Map<String, String> FLINK =
            Map.of(
                    "execution.checkpointing.interval", "2s",
                    "heartbeat.interval", "1s",
                    "heartbeat.timeout", HEARTBEAT_TIMEOUT.toSeconds() + "s",
                    "restart-strategy.exponential-delay.initial-backoff", "500ms",
                    "restart-strategy.exponential-delay.max-backoff", "2s",
                    "taskmanager.load-balance.mode", "SLOTS",
                    "web.refresh-interval", "100");

    /** Where nothing is broken, for how long events come. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(30);

    private final Clock clock = Clock.systemUTC();
    private final FaultsOptions options;
    private final Report report;

    FaultsRun(FaultsOptions options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** Returns whether what came out is what should have. */
    boolean run(List<PlannedFault> schedule) throws IOException, InterruptedException {
        report.begin(options, schedule);
        Path work = options.work();
        try (LocalCluster cluster =
                new LocalCluster(options.home(), work.resolve("cluster"), FLINK)) {
            report.step("starting a broker, a JobManager and two TaskManagers");
            cluster.start(TASKMANAGERS);
            Definitions.publish(cluster.bootstrapServers(), options.journeys());
            report.step("starting the job");
            String job = submit(cluster);
            try (OutputReader reader = new OutputReader(cluster.bootstrapServers(), clock);
                    SteadyProducer producer = producer(cluster)) {
                Scene scene =
                        new Scene(
                                cluster,
                                traffic(producer),
                                clock,
                                HEARTBEAT_TIMEOUT,
                                job,
                                PARALLELISM);
                scene.awaitRunning();
                producer.start();
                breakThings(schedule, scene, new Watch(reader, clock));
                producer.pause();
                return verdict(cluster, reader, producer.sent());
            }
        }
    }

    private String submit(LocalCluster cluster) throws IOException, InterruptedException {
        return cluster.run(
                "submit",
                "--parallelism",
                String.valueOf(PARALLELISM),
                "--events",
                SteadyProducer.TOPIC,
                "--any-destination",
                "--bound",
                options.bound().toString());
    }

    private SteadyProducer producer(LocalCluster cluster) {
        return new SteadyProducer(
                cluster.bootstrapServers(), options.seed(), options.rate(), clock);
    }

    private static Scene.Traffic traffic(SteadyProducer producer) {
        return new Scene.Traffic() {
            @Override
            public void pause() {
                producer.pause();
            }

            @Override
            public void resume() {
                producer.resume();
            }
        };
    }

    private void breakThings(List<PlannedFault> schedule, Scene scene, Watch watch)
            throws IOException, InterruptedException {
        int live = watch.awaitLive();
        report.undisturbed(live, watch.awaitSeen(clock.millis()));
        if (schedule.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(UNDISTURBED.toMillis());
        }
        for (PlannedFault planned : schedule) {
            TimeUnit.MILLISECONDS.sleep(planned.pause().toMillis());
            live = watch.awaitLive();
            Fault.Broken broken = Fault.of(planned).run(scene, planned);
            scene.awaitRunning();
            report.fault(planned, broken, live, watch.awaitSeen(broken.at()));
        }
    }

    private boolean verdict(LocalCluster cluster, OutputReader reader, long sent)
            throws IOException, InterruptedException {
        Path events = options.work().resolve("events.jsonl");
        long written = WrittenEvents.write(cluster.bootstrapServers(), events);
        report.step("replaying the same events undisturbed");
        Expected expected = Expected.replay(options, events);
        report.step("waiting for the last waits to end");
        new Watch(reader, clock).awaitQuiet(expected.size());
        Verdict verdict = Verdict.of(expected, reader.visible(), sent, written, options.sabotage());
        report.verdict(verdict, cluster.logs());
        return verdict.isSame();
    }
}
