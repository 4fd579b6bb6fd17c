// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import java.util.Arrays;

/**
 * Writes JSON strings as Jackson does, but those only that have nothing rare: no control character
 * whose escape is a number, and no surrogate.
 */
final class JsonString {
    private static final int ASCII = 0x80;
    private static final int MAX_BYTES_OF_CHAR = 3;
    private static final int QUOTES = 2;
    private static final byte PLAIN = 0;
    private static final byte RARE = -1;

    /** By character of ASCII: the letter of its escape, or else one of the two above. */
    private static final byte[] ESCAPES = escapes();

    private JsonString() {}

    private static byte[] escapes() {
        byte[] escapes = new byte[ASCII];
        Arrays.fill(escapes, 0, ' ', RARE);
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /**
     * Writes a text between quotes. Most have nothing to escape and are copied in one loop.
     *
     * @return false where it has something rare; then nothing is written
     */
    static boolean write(String text, LineBuffer line) {
        byte[] target = line.room(text.length() + QUOTES);
        int at = line.length();
        target[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= ASCII || ESCAPES[character] != PLAIN) {
                return writeRest(text, i, line, at);
            }
            target[at++] = (byte) character;
        }
        target[at++] = '"';
        line.length(at);
        return true;
    }

    private static boolean writeRest(String text, int from, LineBuffer line, int end) {
        int start = line.length();
        line.length(end);
        for (int i = from; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isRare(character)) {
                line.length(start);
                return false;
            }
            byte[] target = line.room(MAX_BYTES_OF_CHAR);
            line.length(
                    character < ASCII
                            ? ascii(character, target, line.length())
                            : utf8(character, target, line.length()));
        }
        line.write('"');
        return true;
    }

    private static boolean isRare(char character) {
        return character < ASCII ? ESCAPES[character] == RARE : Character.isSurrogate(character);
    }

    private static int ascii(char character, byte[] target, int start) {
        int at = start;
        byte escape = ESCAPES[character];
        if (escape != PLAIN) {
            target[at++] = '\\';
        }
        target[at++] = escape == PLAIN ? (byte) character : escape;
        return at;
    }

    private static int utf8(char character, byte[] target, int start) {
        int at = start;
        if (character < 0x800) {
            target[at++] = (byte) (0xC0 | (character >> 6));
        } else {
            target[at++] = (byte) (0xE0 | (character >> 12));
            target[at++] = (byte) (0x80 | ((character >> 6) & 0x3F));
        }
        target[at++] = (byte) (0x80 | (character & 0x3F));
        return at;
    }
}
