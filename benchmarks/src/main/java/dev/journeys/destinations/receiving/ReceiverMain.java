// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.receiving;

import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The process of {@link ReceiverProcess}: so many receivers, each on a port of its own. Says their
 * ports; is told {@code behave INDEX SCRIPT} and {@code counts}, and ends with its input.
 */
public final class ReceiverMain {
    static final String PORTS = "ports";
    static final String COUNTS = "counts";
    static final String DONE = "done";

    private ReceiverMain() {}

    /** Runs until standard input ends. */
    public static void main(String[] args) throws IOException {
        ReceiverOptions options = ReceiverOptions.of(Clock.systemUTC()).countingOnly();
        if (args.length > 1) {
            options = options.secrets(List.of(args[1]));
        }
        List<ScriptedReceiver> receivers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            receivers.add(ScriptedReceiver.start(options));
        }
        say(PORTS, receivers.stream().map(each -> (long) each.port()).toList());
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            obey(line.split(" ", 3), receivers);
        }
        for (ScriptedReceiver receiver : receivers) {
            receiver.close();
        }
    }

    private static void obey(String[] words, List<ScriptedReceiver> receivers) {
        if (words[0].equals("behave")) {
            receivers.get(Integer.parseInt(words[1])).behave(words[2]);
            say(DONE, List.of());
        } else {
            say(COUNTS, receivers.stream().map(ScriptedReceiver::requests).toList());
        }
    }

    private static void say(String word, List<Long> numbers) {
        System.out.println(
                word
                        + " "
                        + numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        System.out.flush();
    }
}
