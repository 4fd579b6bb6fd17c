// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanarySearchTest {
    private static final String SECRET = "s3cr3t+/=&~0123456789";

    private final CanarySearch search = new CanarySearch(List.of(Canary.of("secret", SECRET)));

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=s3cr3t+/=&~0123456789.",
                "token=s3cr3t%2B%2F%3D%26%7E0123456789",
                "\"s3cr3t+\\/=&~0123456789\"",
                "7333637233742b2f3d267e30313233343536373839",
                "7333637233742B2F3D267E30313233343536373839"
            })
    void findsTheSecretInOtherNotations(String text) throws IOException {
        // given
        Files.writeString(folder.resolve("log"), "before " + text + " after");

        // when, then
        assertThat(search.find(folder)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "Bearer "})
    void findsTheSecretInBase64WhateverStandsBeforeIt(String before) throws IOException {
        // given
        byte[] bytes = (before + SECRET + "xyz").getBytes(StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("state"), Base64.getEncoder().encodeToString(bytes));

        // when, then
        assertThat(search.find(folder)).isNotEmpty();
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        // given
        Files.writeString(folder.resolve("log"), "Bearer *** s3cr3t 0123456789 ${env:SECRET}");

        // when, then
        assertThat(search.find(folder)).isEmpty();
        assertThat(search.files()).isOne();
    }

    @Test
    void findsTheSecretInTheNameOfAFile() throws IOException {
        // given
        Files.writeString(folder.resolve("7333637233742b2f3d267e30313233343536373839"), "");

        // when, then
        assertThat(search.find(folder)).singleElement().asString().contains("its name");
    }
}
