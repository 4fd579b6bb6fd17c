// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Texts of all kinds that an event may bring: the same for the same seed. */
final class RandomTexts {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "Z",
                    "0",
                    " ",
                    "~",
                    "/",
                    "<",
                    "\"",
                    "\\",
                    "\b",
                    "\t",
                    "\n",
                    "\f",
                    "\r",
                    "\u0000",
                    "\u0001",
                    "\u000b",
                    "\u001b",
                    "\u001f",
                    "\u007f",
                    "\u0080",
                    "\u00e9",
                    "\u07ff",
                    "\u0800",
                    "\u2028",
                    "\u2029",
                    "\ud7ff",
                    "\ue000",
                    "\ufeff",
                    "\ufffd",
                    "\uffff",
                    "\ud83d\ude00",
                    "\ud800\udc00",
                    "\udbff\udfff",
                    "žluť",
                    "東京");
    private static final List<String> HALVES = List.of("\ud83d", "\ude00", "\ud800", "\udfff");

    private final Random random;

    RandomTexts(long seed) {
        random = new Random(seed);
    }

    /** Most are short and plain; some are longer than any buffer. */
    String text() {
        int kind = random.nextInt(20);
        if (kind < 8) {
            return "user-" + random.nextInt(1_000_000);
        }
        int length = kind == 19 ? 1_000 + random.nextInt(20_000) : random.nextInt(40);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(piece(kind));
        }
        return text.toString();
    }

    private String piece(int kind) {
        if (kind < 12 || random.nextInt(4) > 0) {
            return String.valueOf((char) (' ' + random.nextInt(95)));
        }
        if (kind >= 17 && random.nextInt(6) == 0) {
            return HALVES.get(random.nextInt(HALVES.size()));
        }
        return random.nextInt(3) == 0
                ? Character.toString(0x10000 + random.nextInt(0x100000))
                : PIECES.get(random.nextInt(PIECES.size()));
    }

    /** Null now and then. */
    @Nullable String nullable() {
        return random.nextInt(3) == 0 ? null : text();
    }

    /** Of any length. */
    long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    int count(int bound) {
        return random.nextInt(bound);
    }
}
