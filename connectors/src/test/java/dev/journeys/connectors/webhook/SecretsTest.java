// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "ACME_CRM", "s3cr3t",
                    "ACME_EMPTY", "",
                    "ACME_NESTED", "${env:ACME_CRM}",
                    "AWS_SECRET_ACCESS_KEY", "the cluster's own");

    @TempDir Path outside;
    private Path folder;
    private Secrets secrets;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(outside.resolve("secrets"));
        secrets = new Secrets(new SecretPolicy("ACME_", folder.toString()), ENVIRONMENT::get);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer ${env:ACME_CRM}, Bearer s3cr3t",
        "${env:ACME_CRM}:${env:ACME_CRM}, s3cr3t:s3cr3t",
        "no reference $ {}, no reference $ {}",
        "${env:ACME_NESTED}, ${env:ACME_CRM}"
    })
    void putsSecretsWhereTheirReferencesStand(String text, String resolved) throws Exception {
        assertThat(secrets.resolve(text)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer ${env:ACME_CRM}, Bearer ***",
        "${env:A}-${file:/b/c}-d, ***-***-d",
        "https://example.com/${never closed, https://example.com/***"
    })
    void masksReferences(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "env:ACME_MISSING, an environment variable that is set",
        "env:ACME_EMPTY, an environment variable that is set",
        "env:AWS_SECRET_ACCESS_KEY, a reference that this run allows",
        "env:ACME_a b, a reference that this run allows",
        "vault:x, a reference that this run allows",
        "file:missing, a file of UTF-8 text that can be read",
        "file:../other, a file in the folder of secrets",
        "file:link, a file in the folder of secrets",
        "file:empty, a file that is not empty",
        "file:binary, a file of UTF-8 text that can be read",
        "file:., a file of at most 65536 bytes",
        "file:large, a file of at most 65536 bytes"
    })
    void saysWhichReferenceCannotBeHad(String reference, String expectation) throws Exception {
        // given
        Files.writeString(outside.resolve("other"), "not a secret of ours");
        Files.createSymbolicLink(folder.resolve("link"), outside.resolve("other"));
        Files.writeString(folder.resolve("empty"), "\n");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.write(folder.resolve("large"), new byte[65_537]);

        // when, then
        assertThatThrownBy(() -> secrets.resolve("Bearer ${" + reference + "}"))
                .isInstanceOf(SecretException.class)
                .hasMessage(
                        "Expected '" + reference + "' to be " + expectation + ", but it is not.")
                .hasNoCause()
                .extracting(e -> ((SecretException) e).reference())
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"päss wörd", "päss wörd\n", "päss wörd\r\n"})
    void dropsTheLineBreakAtTheEndOfAFile(String content) throws Exception {
        // given
        Files.writeString(folder.resolve("crm"), content);

        // when
        String byName = secrets.resolve("${file:crm}");
        String byPath = secrets.resolve("${file:" + folder.resolve("crm") + "}");

        // then
        assertThat(byName).isEqualTo("päss wörd").isEqualTo(byPath);
    }

    @Test
    void readsAFileAgainThatHasChanged() throws Exception {
        // given
        Files.writeString(folder.resolve("crm"), "first");
        String before = secrets.resolve("${file:crm}");

        // when
        Files.writeString(folder.resolve("crm"), "the second");

        // then
        assertThat(before).isEqualTo("first");
        assertThat(secrets.resolve("${file:crm}")).isEqualTo("the second");
    }

    @Test
    void readsAFileAgainThatALinkReplacedByOneOfTheSameSize() throws Exception {
        // given
        Files.writeString(folder.resolve("one"), "first");
        Files.writeString(folder.resolve("two"), "other");
        Files.setLastModifiedTime(
                folder.resolve("two"), Files.getLastModifiedTime(folder.resolve("one")));
        Files.createSymbolicLink(folder.resolve("now"), folder.resolve("one"));
        String before = secrets.resolve("${file:now}");

        // when
        Files.delete(folder.resolve("now"));
        Files.createSymbolicLink(folder.resolve("now"), folder.resolve("two"));

        // then
        assertThat(before).isEqualTo("first");
        assertThat(secrets.resolve("${file:now}")).isEqualTo("other");
    }

    @Test
    void readsNoFileWithoutAFolder() {
        // given
        Secrets none = new Secrets(new SecretPolicy("ACME_", null), ENVIRONMENT::get);

        // when, then
        assertThatThrownBy(() -> none.resolve("${file:/etc/hostname}"))
                .isInstanceOf(SecretException.class)
                .hasMessage(
                        "Expected 'file:/etc/hostname' to be a reference that this run allows, but"
                                + " it is not.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${env:ACME_CRM} ${file:/any/path} |",
                "none at all |",
                "${env:HOME} | Expected the name of an environment variable that begins with"
                        + " 'ACME_', but found 'HOME'.",
                "${env:ACME_ CRM} | Expected the name of an environment variable that begins with"
                        + " 'ACME_', but found 'ACME_ CRM'.",
                "${ACME_CRM} | Expected '${env:NAME}' or '${file:PATH}', but found another '${…}'.",
                "${file: } | Expected the path of a file, but found ''.",
                "${env:ACME_CRM | Expected '}' behind '${', but found none."
            })
    void saysWhatIsWrongWithReferencesWithoutLookingThemUp(String text, String problem) {
        assertThat(Secrets.problems(text, new SecretPolicy("ACME_", "/etc/secrets")))
                .isEqualTo(problem == null ? java.util.List.of() : java.util.List.of(problem));
    }

    @Test
    void allowsNoFilesWhereNoFolderIsAllowed() {
        assertThat(Secrets.problems("${file:a}", new SecretPolicy("ACME_", null)))
                .containsExactly(
                        "Expected no file, because this run allows no folder of secrets, but found"
                                + " 'a'.");
    }

    @Test
    void knowsNoEnvironmentWithoutAPrefix() {
        assertThatThrownBy(() -> new SecretPolicy("", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a prefix for the names of environment variables, but found ''.");
    }
}
