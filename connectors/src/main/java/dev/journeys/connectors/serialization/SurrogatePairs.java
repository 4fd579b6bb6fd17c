// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.serialization;

/**
 * Texts from JSON may hold half of a surrogate pair ({@code "\ud83d"}), which UTF-8 cannot carry.
 */
public final class SurrogatePairs {
    private SurrogatePairs() {}

    /** Whether no half of a surrogate pair stands alone. */
    public static boolean areWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
