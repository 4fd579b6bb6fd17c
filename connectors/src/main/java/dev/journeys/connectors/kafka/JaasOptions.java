// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The options of login modules in a {@code sasl.jaas.config}, {@code Module required name="value"
 * …;}. Read as Kafka's client reads them, but what is no option is passed over: that the text is
 * right is for the client to say.
 */
final class JaasOptions {
    /** Takes the place of a reference; a letter for the tokenizer, and in nobody's password. */
    private static final String REFERENCE_MARK = "\uE000";

    private static final String EQUALS = "=";

    private JaasOptions() {}

    /**
     * The name of an option that is a secret and not a reference; empty where there is none.
     *
     * @param reference what a reference looks like
     */
    static Optional<String> literalSecret(String jaas, Pattern reference) {
        List<String> tokens = tokens(reference.matcher(jaas).replaceAll(REFERENCE_MARK));
        return IntStream.range(1, tokens.size() - 1)
                .filter(at -> tokens.get(at).equals(EQUALS))
                .filter(at -> ClientSecrets.isSecret(tokens.get(at - 1)))
                .filter(at -> !tokens.get(at + 1).matches(REFERENCE_MARK + "+"))
                .mapToObj(at -> tokens.get(at - 1))
                .findFirst();
    }

    private static List<String> tokens(String text) {
        StreamTokenizer tokenizer = new StreamTokenizer(new StringReader(text));
        tokenizer.slashSlashComments(true);
        tokenizer.slashStarComments(true);
        tokenizer.wordChars('-', '-');
        tokenizer.wordChars('_', '_');
        tokenizer.wordChars('$', '$');
        List<String> tokens = new ArrayList<>();
        try {
            while (tokenizer.nextToken() != StreamTokenizer.TT_EOF) {
                // A quote, a word, a number or a sign.
                tokens.add(
                        tokenizer.sval != null
                                ? tokenizer.sval
                                : Character.toString(Math.max(0, tokenizer.ttype)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tokens;
    }
}
