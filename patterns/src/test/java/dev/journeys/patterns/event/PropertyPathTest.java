// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyPathTest {

    @Test
    void namesMembersFromTheOutsideIn() {
        // when
        PropertyPath path = PropertyPath.parse("order.line items.id");

        // then
        assertThat(path.segments()).containsExactly("order", "line items", "id");
        assertThat(path).hasToString("order.line items.id");
        assertThat(path).isEqualTo(PropertyPath.parse("order.line items.id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b"})
    void rejectsEmptyNames(String text) {
        assertThatThrownBy(() -> PropertyPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a property path such as 'order.id', but found '" + text + "'.");
    }
}
