// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyTemplateTest {
    private static final byte[] DELIVERY =
            DestinationTexts.utf8(
                    "{\"id\":\"d-1\",\"userId\":\"ž\",\"properties\":{\"total\":75.5,\"tags\":[\"a\"]}}");

    private final AtomicLong errors = new AtomicLong();

    @Test
    void keepsTheTypeOfAValueThatIsAlone() throws Exception {
        assertThat(
                        render(
                                """
                                {"total":"{{ delivery.properties.total }}","all":"{{ delivery.properties }}",
                                 "text":"{{ delivery.properties.total }} for {{ delivery.userId }}","n":[1,null]}
                                """))
                .isEqualTo(
                        "{\"total\":75.5,\"all\":{\"total\":75.5,\"tags\":[\"a\"]},"
                                + "\"text\":\"75.5 for ž\",\"n\":[1,null]}");
        assertThat(errors).hasValue(0);
    }

    @Test
    void putsNullWhereAValueIsMissingAndCountsIt() throws Exception {
        assertThat(
                        render(
                                """
                                {"a":"{{ delivery.channel }}","b":"to {{ delivery.channel }}","c":"{{ delivery.id }}"}
                                """))
                .isEqualTo("{\"a\":null,\"b\":\"to \",\"c\":\"d-1\"}");
        assertThat(errors).hasValue(2);
    }

    private String render(String body) throws Exception {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(body);
        byte[] rendered = BodyTemplate.compile(json).render(DELIVERY, errors::addAndGet);
        return new String(rendered, StandardCharsets.UTF_8);
    }
}
