// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The secrets of a run, new for each: in environment variables and files, for URLs, headers and
 * signatures.
 */
final class Nest {
    private static final int BYTES = 24;
    private static final String SIGNING_PREFIX = "whsec_";

    private final String inUrl = "url" + random();

    /** With characters that other notations write differently. */
    private final String inHeader = "header+/=&~" + random();

    private final String inFile = "file+/=&~" + random();
    private final byte[] signingBytes = bytes();
    private final String signing =
            SIGNING_PREFIX + Base64.getEncoder().encodeToString(signingBytes);

    String inUrl() {
        return inUrl;
    }

    String inHeader() {
        return inHeader;
    }

    String inFile() {
        return inFile;
    }

    String signing() {
        return signing;
    }

    /** What the sending process has in its environment. */
    Map<String, String> environment() {
        return Map.of("JOURNEYS_SECRET_URL", inUrl, "JOURNEYS_SECRET_HEADER", inHeader);
    }

    /** Writes the files of secrets. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("header"), inFile + "\n");
        Files.writeString(folder.resolve("signing"), signing + "\n");
    }

    /** What is looked for. */
    List<Canary> canaries() {
        return List.of(
                Canary.of("the secret in URLs", inUrl),
                Canary.of("the secret in headers", inHeader),
                Canary.of("the secret in a file", inFile),
                Canary.of("the signing secret", signing.substring(SIGNING_PREFIX.length())),
                new Canary("the signing secret's bytes", signingBytes));
    }

    private static String random() {
        return HexFormat.of().formatHex(bytes());
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
