// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where requests go: an absolute URL of http or https, without user and fragment, whose path
 * and query may have references to secrets. Which hosts a run allows is for the run to say.
 */
final class UrlReader implements ValueReader<String> {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern AUTHORITY = Pattern.compile("^[a-zA-Z]+://([^/?#]*)");

    @Override
    public Optional<String> read(JsonValue value, Reading reading) {
        Optional<String> url = SecretTexts.read(value, reading);
        if (url.isEmpty()) {
            return url;
        }
        Matcher authority = AUTHORITY.matcher(url.get());
        if (authority.find() && authority.group(1).contains("@")) {
            reading.problem(
                    value,
                    ProblemCode.LITERAL_SECRET,
                    "Expected a URL without 'user:password@', but found one with it. Use the header"
                            + " 'Authorization' with a reference such as"
                            + " 'Basic ${env:JOURNEYS_SECRET_NAME}'.");
            return Optional.empty();
        }
        if (!isUrl(url.get())) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_URL,
                    "Expected a URL such as 'https://hooks.example.com/in', with references in its"
                            + " path and query only and without '#', but found something else.");
            return Optional.empty();
        }
        return url;
    }

    private static boolean isUrl(String text) {
        Matcher authority = AUTHORITY.matcher(text);
        if (!authority.find() || authority.group(1).contains("$")) {
            return false;
        }
        try {
            URI uri = new URI(SecretTexts.replaceReferences(text, "x"));
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
