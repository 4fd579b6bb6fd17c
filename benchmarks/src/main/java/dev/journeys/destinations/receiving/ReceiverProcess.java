// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.receiving;

import dev.journeys.destinations.process.ChildProcess;
import dev.journeys.destinations.process.Java;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Receivers that count requests and keep nothing, in a process of their own. */
public final class ReceiverProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final List<Integer> ports;

    private ReceiverProcess(ChildProcess process) throws IOException, InterruptedException {
        this.process = process;
        ports =
                numbers(process.await(ReceiverMain.PORTS, LIMIT)).stream()
                        .map(Long::intValue)
                        .toList();
    }

    /**
     * Starts.
     *
     * @param secrets of signatures, which are checked then: none or one
     */
    public static ReceiverProcess start(int receivers, String... secrets)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(receivers));
        arguments.addAll(List.of(secrets));
        return new ReceiverProcess(
                ChildProcess.start(ReceiverMain.class, Java.heap("512m"), Map.of(), arguments));
    }

    /** The address of a receiver. */
    public String url(int index) {
        return "http://127.0.0.1:" + ports.get(index) + "/in";
    }

    /** From now on it behaves as the script says. */
    public void behave(int index, String script) throws IOException, InterruptedException {
        process.tell("behave " + index + " " + script);
        process.await(ReceiverMain.DONE, LIMIT);
    }

    /** How many requests each has had. */
    public List<Long> counts() throws IOException, InterruptedException {
        process.tell("counts");
        return numbers(process.await(ReceiverMain.COUNTS, LIMIT));
    }

    private static List<Long> numbers(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split(" ")).map(Long::valueOf).toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
