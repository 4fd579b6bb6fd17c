// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant who wrote a name that does not exist. */
public final class Nearest {

    private static final int MAX_CANDIDATES = 200;
    private static final int MAX_LENGTH = 80;

    private Nearest() {}

    /**
     * The name that differs in the fewest letters, the case aside: one letter in three to five, two
     * in more; none where none is that near, or where there are too many to compare.
     */
    public static Optional<String> of(String found, Collection<String> names) {
        if (names.size() > MAX_CANDIDATES || found.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int distance =
                    name.length() > MAX_LENGTH ? MAX_LENGTH : distance(lower(found), lower(name));
            if (distance <= allowed(found, name) && distance < fewest) {
                nearest = name;
                fewest = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The sentence that goes to the end of a message, with a space before it, or nothing. */
    public static String hint(String found, Collection<String> names) {
        return of(found, names).map(name -> " Did you mean " + Found.quoted(name) + "?").orElse("");
    }

    private static int allowed(String found, String name) {
        return Math.min(2, Math.max(found.length(), name.length()) / 3);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(costs, a, b, i, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cheapest(int[][] costs, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int cost = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        cost = Math.min(cost, costs[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
