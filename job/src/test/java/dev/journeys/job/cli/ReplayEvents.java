// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Generated events of three days, a hundredth of them broken; the same in every run.
 *
 * @param lines in the order of their times
 */
public record ReplayEvents(List<Entry> lines) {
    static final Instant BEGINNING = Instant.parse("2026-03-01T00:00:00Z");
    static final int DAYS = 3;

    private static final int USERS = 40;
    private static final int COUNT = 4_000;
    private static final int BROKEN_EVERY = 100;

    private static final String[] NAMES = {
        "checkout_started",
        "checkout_started",
        "checkout_started",
        "cart_changed",
        "order_completed",
        "invoice_paid",
        "checkout_cancelled",
        "checkout_cancelled",
        "product_viewed"
    };

    /** The last is half of a surrogate pair, which UTF-8 cannot carry but state has to. */
    private static final String[] SESSIONS = {"s-1", "ž 2", "s-\\ud83d"};

    /** Each would once have stopped a job, or is what a real file has. */
    private static final String[] BROKEN = {
        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"2026-03-01T10:00:",
        "{\"event\":\"e\",\"timestamp\":1772359200000}",
        "{\"userId\":\"u\",\"timestamp\":1772359200000}",
        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"yesterday\"}",
        "{\"userId\":\"u\\ud83d\",\"event\":\"checkout_started\",\"timestamp\":1772359200000}",
        "{\"userId\":\"u\",\"event\":\"\\ud83d\",\"timestamp\":1772359200000}",
        "{\"userId\":\"u\",\"type\":\"\\ud83d\",\"timestamp\":1772359200000}",
        "{\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"\\ud83d\"}",
        "\u0000{\"userId\":\"u\"}",
        "{\u0000\"\u0000",
        "{\"a\":" + "[".repeat(1_200),
        "{\"a\":" + "9".repeat(2_000) + "}",
        "{" + Character.toString(0x1D83D),
        "<html>"
    };

    /**
     * A line.
     *
     * @param tie lines with the same one keep their order however the file is shuffled
     * @param broken whether it is no valid event
     */
    public record Entry(String text, String tie, boolean broken) {
        /** Of a line that is not broken. */
        Instant time() {
            return Instant.parse(tie.substring(tie.indexOf(' ') + 1));
        }
    }

    /** A line where it stands in a file, from 1. */
    record Placed(int number, Entry entry) {}

    public static ReplayEvents generate() {
        Random random = new Random(20_260_301);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            // Whole quarters of an hour, so that users have many events of the same time.
            times.add(BEGINNING.plusSeconds(900L * random.nextInt(DAYS * 96)));
        }
        Collections.sort(times);
        List<Entry> lines = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            lines.add(
                    i % BROKEN_EVERY == 7
                            ? new Entry(BROKEN[i / BROKEN_EVERY % BROKEN.length], "broken", true)
                            : event(i, times.get(i), random));
        }
        return new ReplayEvents(lines);
    }

    private static Entry event(int i, Instant time, Random random) {
        String user = (random.nextInt(5) == 0 ? "ž-" : "u-") + random.nextInt(USERS);
        // Some messages come twice, and some of those within the hour.
        String id = "m-" + (random.nextInt(3) == 0 ? "twice" : i);
        String head =
                "{\"messageId\":\"%s\",\"userId\":\"%s\",\"timestamp\":\"%s\","
                        .formatted(id, user, time);
        String text =
                random.nextInt(6) == 0
                        ? head + identify(i, random)
                        : head + track(NAMES[random.nextInt(NAMES.length)], random);
        return new Entry(text, user + " " + time, false);
    }

    private static String identify(int i, Random random) {
        String email = random.nextInt(3) == 0 ? "null" : "\"" + i + "@example.org\"";
        return "\"type\":\"identify\",\"traits\":{\"email\":" + email + ",\"n\":" + i + "}}";
    }

    private static String track(String name, Random random) {
        String session =
                random.nextInt(15) == 0
                        ? ""
                        : ",\"session\":\"" + SESSIONS[random.nextInt(SESSIONS.length)] + "\"";
        return "\"event\":\"%s\",\"properties\":{\"value\":%d%s}}"
                .formatted(name, random.nextInt(60), session);
    }

    List<Placed> broken() {
        List<Placed> broken = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).broken()) {
                broken.add(new Placed(i + 1, lines.get(i)));
            }
        }
        return broken;
    }

    /** The same lines in another order, but that events of one user and time keep theirs. */
    ReplayEvents shuffled(long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        return inOrder(order);
    }

    /**
     * The same lines in another order in which none lags behind one before it by more than a bound;
     * events of one user and time keep theirs.
     */
    ReplayEvents shuffledWithin(Duration bound, long seed) {
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        Map<Integer, Instant> arrivals = new HashMap<>();
        Instant now = BEGINNING;
        for (int i = 0; i < lines.size(); i++) {
            now = lines.get(i).broken() ? now : lines.get(i).time();
            order.add(i);
            arrivals.put(i, now.plusMillis(random.nextLong(bound.toMillis() + 1)));
        }
        order.sort(Comparator.comparing(arrivals::get));
        return inOrder(order);
    }

    /** The lines by their numbers from 0, but that ties keep their order. */
    private ReplayEvents inOrder(List<Integer> order) {
        Map<String, List<Integer>> placesByTie = new HashMap<>();
        for (int place = 0; place < order.size(); place++) {
            placesByTie
                    .computeIfAbsent(lines.get(order.get(place)).tie(), tie -> new ArrayList<>())
                    .add(place);
        }
        List<Entry> shuffled = new ArrayList<>(Collections.nCopies(lines.size(), null));
        for (Entry line : lines) {
            // The places of a tie are in order, and so are its lines.
            shuffled.set(placesByTie.get(line.tie()).remove(0), line);
        }
        return new ReplayEvents(shuffled);
    }

    /** The lines that lag behind a line before them by more than a bound. */
    List<Placed> lagging(Duration bound) {
        List<Placed> lagging = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (int i = 0; i < lines.size(); i++) {
            Entry line = lines.get(i);
            if (!line.broken() && newest.isAfter(line.time())) {
                if (Duration.between(line.time(), newest).compareTo(bound) > 0) {
                    lagging.add(new Placed(i + 1, line));
                }
            } else if (!line.broken()) {
                newest = line.time();
            }
        }
        return lagging;
    }

    ReplayEvents without(List<Placed> some) {
        Set<Integer> numbers = some.stream().map(Placed::number).collect(Collectors.toSet());
        List<Entry> left = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!numbers.contains(i + 1)) {
                left.add(lines.get(i));
            }
        }
        return new ReplayEvents(left);
    }

    public Path writeTo(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Entry line : lines) {
            bytes.write((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out =
                file.toString().endsWith(".gz")
                        ? new GZIPOutputStream(Files.newOutputStream(file))
                        : Files.newOutputStream(file)) {
            bytes.writeTo(out);
        }
        return file;
    }

    /** By text, for comparisons that leave out the place. */
    static List<String> sortedTexts(List<Placed> lines) {
        return lines.stream()
                .map(line -> line.entry().text())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
