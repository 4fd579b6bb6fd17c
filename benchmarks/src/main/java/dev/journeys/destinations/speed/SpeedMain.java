// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.speed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The sending process: one variant, once. Says what it took. */
public final class SpeedMain {
    static final String RESULT = "result";
    static final String SECRET = "JOURNEYS_SECRET_SIGN";

    /** The same client by itself, our use of it, the job. */
    static final List<String> VARIANTS = List.of("client", "sender", "job");

    private static final Map<String, Sending> SENDINGS =
            Map.of("client", new ClientLoop(), "sender", new SenderLoop(), "job", new JobSending());

    private SpeedMain() {}

    /** A variant, then the options. */
    public static void main(String[] args) throws Exception {
        SpeedOptions options = SpeedOptions.parse(Arrays.asList(args).subList(1, args.length));
        Meter meter = new Meter(options.warmUp(), options.deliveries());
        Sending sending = SENDINGS.get(args[0]);
        if (sending == null) {
            throw new IllegalArgumentException(
                    "Expected one of " + VARIANTS + ", but found '" + args[0] + "'.");
        }
        sending.run(options, System.getenv(SECRET), meter);
        System.out.println(RESULT + " " + meter.processNanos() + " " + meter.wallNanos());
        System.out.flush();
        // Threads of clients and of Flink may go on for a while.
        System.exit(0);
    }
}
