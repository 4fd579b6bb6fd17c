// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import dev.journeys.destinations.process.ChildProcess;
import dev.journeys.destinations.process.Console;
import dev.journeys.destinations.process.Java;
import dev.journeys.destinations.receiving.ReceiverProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all variants in turn, each time in a process of its own. */
final class SpeedRun {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final double LEAST_RATIO = 0.5;
    private static final String HEAP = "1g";
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private final Console console;
    private final SpeedOptions options;
    private final Map<String, List<Double>> perCpuSecond = new LinkedHashMap<>();

    SpeedRun(Console console, SpeedOptions options) {
        this.console = console;
        this.options = options;
        SpeedMain.VARIANTS.forEach(variant -> perCpuSecond.put(variant, new ArrayList<>()));
    }

    void run(int rounds) throws IOException, InterruptedException {
        try (ReceiverProcess receiver = ReceiverProcess.start(1)) {
            console.line(
                    "%-8s%-8s%26s%16s%8s",
                    "round", "variant", "deliveries/CPU-second", "deliveries/s", "load");
            for (int round = 1; round <= rounds; round++) {
                for (String variant : SpeedMain.VARIANTS) {
                    measure(round, variant, receiver.url(0));
                }
            }
        }
        report();
    }

    private void measure(int round, String variant, String url)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(variant);
        arguments.addAll(options.to(url).arguments());
        try (ChildProcess process =
                ChildProcess.start(
                        SpeedMain.class,
                        Java.heap(HEAP),
                        Map.of(SpeedMain.SECRET, SECRET),
                        arguments)) {
            String[] nanos = process.await(SpeedMain.RESULT, LIMIT).split(" ");
            double rate = options.deliveries() * 1e9 / Long.parseLong(nanos[0]);
            perCpuSecond.computeIfAbsent(variant, any -> new ArrayList<>()).add(rate);
            console.line(
                    "%-8d%-8s%26.0f%16.0f%8.1f",
                    round,
                    variant,
                    rate,
                    options.deliveries() * 1e9 / Long.parseLong(nanos[1]),
                    Java.load());
        }
    }

    private void report() {
        console.line("");
        double client = median("client");
        perCpuSecond.forEach(
                (variant, rates) ->
                        console.line(
                                "%-8s%-8s%26.0f%24.2f of the bare loop",
                                "median", variant, median(variant), median(variant) / client));
        double ratio = median("job") / client;
        console.check(
                ratio >= LEAST_RATIO,
                "the job delivers %.2f of what a bare loop does in a second of processor time",
                ratio);
    }

    private double median(String variant) {
        List<Double> sorted =
                perCpuSecond.getOrDefault(variant, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
